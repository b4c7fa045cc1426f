import {attempt, said} from "./actions.js";
import {ask, readAll, readVersion} from "./api.js";
import {created, form, patched} from "./client-form.js";
import {fact, moment} from "./format.js";
import {html, nothing} from "./lit-html.js";
import {changed} from "./screen.js";

const BUILT_IN = "boxoffice";

let all = [];
let audiences = [];
let edited = null;

export const clients = {
  name: "clients",
  title: "Clients",
  enter() {
    edited = null;
    return attempt("clients", load);
  },
  view: () => html`
    <details class="card deed"><summary>New client</summary>${form("clients new", audiences, {}, add)}</details>
    ${said("clients")}
    <ul class="cards">${all.map(card)}</ul>`,
};

async function load() {
  [all, audiences] = await Promise.all([readAll("clients"), readAll("audiences")]);
  audiences = audiences.filter(({name}) => name !== "userinfo");
  changed();
}

const place = client => `clients ${client.client_id}`;

const card = client => html`
  <li class="card">
    <h2>${client.client_name}</h2>
    <dl class="facts">
      ${fact("Client id", html`<code>${client.client_id}</code>`)}
      ${fact("Shows", client.token_endpoint_auth_method)}
      ${fact("Grants", client.grant_types.map(type => type.split(":").at(-1)).join(" "))}
      ${fact("May get", Object.entries(client.audiences).map(([name, scopes]) => `${name}(${scopes.join(" ")})`).join(" "))}
      ${fact("Tenant", client.tenant)}
      ${fact("Introspects", client.resource_server_of)}
      ${fact("Since", moment(client.created_at))}
      ${fact("May ask", client.enabled ? "yes" : "no, it is disabled")}
    </dl>
    ${client.client_id === BUILT_IN ? nothing : deeds(client)}
    ${said(place(client))}
  </li>`;

const deeds = client => edited?.value.client_id === client.client_id
  ? form(`${place(client)} edit`, audiences, edited.value, change, stop)
  : html`
    ${client.secrets.length === 0 ? nothing : html`<ul>${client.secrets.map(secret => html`
      <li>A secret of ${moment(secret.created_at)}${secret.expires_at ? html`, until ${moment(secret.expires_at)}` : nothing}
        <button class="quiet" aria-label=${`Remove the secret ${secret.id}`}
          @click=${() => attempt(place(client), () => removeSecret(client, secret))}>Remove</button></li>`)}</ul>`}
    <div class="row">
      <button aria-label=${`Edit ${client.client_name}`} @click=${() => attempt(place(client), () => edit(client))}>Edit</button>
      <button aria-label=${`${client.enabled ? "Disable" : "Enable"} ${client.client_name}`}
        @click=${() => attempt(place(client), () => enable(client, !client.enabled))}>${client.enabled ? "Disable" : "Enable"}</button>
      ${client.token_endpoint_auth_method.startsWith("client_secret") ? html`
        <button aria-label=${`New secret of ${client.client_name}`}
          @click=${() => attempt(place(client), () => addSecret(client))}>New secret</button>` : nothing}
    </div>`;

const shown = secret => html`Its secret, shown this once: <code>${secret}</code>`;

async function add(given) {
  const answer = await (await ask("POST", "clients", {json: created(given)})).json();
  await load();
  return html`${answer.client_name} is registered as <code>${answer.client_id}</code>.
    ${answer.client_secret ? shown(answer.client_secret) : nothing}`;
}

async function addSecret({client_id: id}) {
  const {client_secret: secret} = await (await ask("POST", `clients/${id}/secrets`, {json: {}})).json();
  await load();
  return shown(secret);
}

async function removeSecret({client_id: id}, secret) {
  await ask("DELETE", `clients/${id}/secrets/${secret.id}`);
  await load();
  return "The secret is refused from now on.";
}

async function enable({client_id: id}, enabled) {
  const {version} = await readVersion(`clients/${id}`);
  await ask("PATCH", `clients/${id}`, {json: {enabled}, ifMatch: version});
  await load();
}

async function edit({client_id: id}) {
  edited = await readVersion(`clients/${id}`);
}

function stop() {
  edited = null;
  changed();
}

async function change(given) {
  const {value, version} = edited;
  await ask("PATCH", `clients/${value.client_id}`, {json: patched(value, given), ifMatch: version});
  edited = null;
  await load();
}

import {attempt, said} from "./actions.js";
import {ask, readAll, readVersion} from "./api.js";
import {created, form, patched} from "./audience-form.js";
import {fact} from "./format.js";
import {html} from "./lit-html.js";
import {changed} from "./screen.js";

let all = [];
let edited = null;

export const audiences = {
  name: "audiences",
  title: "Audiences",
  enter() {
    edited = null;
    return attempt("audiences", load);
  },
  view: () => html`
    <details class="card deed"><summary>New audience</summary>${form("audiences new", {}, add)}</details>
    ${said("audiences")}
    <ul class="cards">${all.map(card)}</ul>`,
};

async function load() {
  all = await readAll("audiences");
  changed();
}

const card = audience => html`
  <li class="card">
    <h2>${audience.name}</h2>
    ${audience.description ? html`<p>${audience.description}</p>` : ""}
    <dl class="facts">
      ${fact("Access token", audience.access_token_lifetime ?? "as configured")}
      ${fact("Unused refresh token", audience.refresh_token_idle)}
      ${fact("Session at most", audience.refresh_token_absolute)}
      ${fact("Retry window", audience.retry_window)}
      ${fact("Signed with", audience.signing_alg)}
      ${fact("Status list", audience.status_list ? "on" : "off")}
      ${fact("Sessions at once", audience.max_sessions)}
      ${fact("Over that", audience.on_max_sessions)}
      ${fact("Scopes", audience.scopes.join(" "))}
      ${fact("Resource", audience.resource)}
      ${fact("Verifiers", audience.verifiers.join(" "))}
      ${fact("In its tokens", audience.aud === "resource" ? "the resource" : "the name")}
    </dl>
    ${edited?.value.name === audience.name
      ? form(`audiences ${audience.name}`, edited.value, change, stop)
      : audience.name === "userinfo" ? "" : html`<button aria-label=${`Edit ${audience.name}`}
          @click=${() => attempt(`audiences ${audience.name} deeds`, () => edit(audience))}>Edit</button>`}
    ${said(`audiences ${audience.name} deeds`)}
  </li>`;

async function edit({name}) {
  edited = await readVersion(`audiences/${name}`);
}

function stop() {
  edited = null;
  changed();
}

async function add(given) {
  const json = created(given);
  await ask("POST", "audiences", {json});
  await load();
  return `${json.name} is registered.`;
}

async function change(given) {
  const {value, version} = edited;
  await ask("PATCH", `audiences/${value.name}`, {json: patched(given), ifMatch: version});
  edited = null;
  await load();
}

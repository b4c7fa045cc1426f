import {isRunning, said, submitted} from "./actions.js";
import {html, nothing} from "./lit-html.js";

const METHODS = ["client_secret_basic", "client_secret_post", "none"];
const GRANTS = [
  ["client_credentials", "A token of its own"],
  ["refresh_token", "Refresh"],
  ["urn:ietf:params:oauth:grant-type:token-exchange", "Exchange"],
];

/** The form of a client, new or there already; `stop` is what puts it away. */
export const form = (place, audiences, client, deed, stop) => html`
  <form class="desk" @submit=${submitted(place, deed)}>
    ${client.client_id ? nothing : html`
      <label>Client id, if it is to have a certain one
        <input name="client_id" maxlength="64" pattern="[A-Za-z0-9._\\-]+" autocapitalize="none" autocomplete="off"></label>
      <label>It shows <select name="token_endpoint_auth_method">${METHODS.map(method => html`
        <option value=${method}>${method}</option>`)}</select></label>`}
    <label>Name <input name="client_name" required maxlength="100" .defaultValue=${client.client_name ?? ""}></label>
    <label>Tenant <input name="tenant" maxlength="64" autocapitalize="none" .defaultValue=${client.tenant ?? ""}></label>
    <fieldset><legend>Grants</legend>${GRANTS.map(([type, words]) => html`
      <label class="choice"><input type="checkbox" name="grant_type" value=${type}
        ?checked=${client.grant_types?.includes(type)}> ${words}</label>`)}</fieldset>
    <fieldset><legend>What it may ever get</legend>${audiences.map(audience => grant(audience, client))}</fieldset>
    <label>Introspects <select name="resource_server_of">${["", ...audiences.map(({name}) => name)].map(name => html`
      <option value=${name} ?selected=${name === (client.resource_server_of ?? "")}>${name || "nothing"}</option>`)}</select></label>
    <div class="row"><button class="first" aria-disabled=${isRunning(place)}>${client.client_id ? "Save" : "Register"}</button>
      ${stop ? html`<button type="button" class="quiet" @click=${stop}>Leave it</button>` : nothing}</div>
    ${said(place)}
  </form>`;

const grant = ({name, scopes}, client) => html`
  <div class="grant">
    <label class="choice"><input type="checkbox" name="audience" value=${name} ?checked=${name in (client.audiences ?? {})}> ${name}</label>
    ${scopes.map(scope => html`
      <label class="choice"><input type="checkbox" name=${`scope ${name}`} value=${scope}
        ?checked=${client.audiences?.[name]?.includes(scope)}> ${scope}</label>`)}
  </div>`;

/** What the form says, as the body that registers a client. */
export function created(given) {
  const method = given.get("token_endpoint_auth_method");
  return {
    ...given.get("client_id") && {client_id: given.get("client_id")},
    type: method === "none" ? "public" : "confidential",
    token_endpoint_auth_method: method,
    ...filled(given),
  };
}

/** What the form says, as a merge patch (RFC 7396): what is no longer granted is taken away by name. */
export function patched(client, given) {
  const wanted = filled(given);
  const gone = Object.keys(client.audiences).filter(name => !(name in wanted.audiences)).map(name => [name, null]);
  return {...wanted, audiences: {...Object.fromEntries(gone), ...wanted.audiences}};
}

const filled = given => ({
  client_name: given.get("client_name"),
  tenant: given.get("tenant") || null,
  grant_types: given.getAll("grant_type"),
  audiences: Object.fromEntries(given.getAll("audience").map(name => [name, given.getAll(`scope ${name}`)])),
  resource_server_of: given.get("resource_server_of") || null,
});

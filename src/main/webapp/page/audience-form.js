import {isRunning, said, submitted} from "./actions.js";
import {list} from "./format.js";
import {html, nothing} from "./lit-html.js";

const DURATIONS = [
  ["access_token_lifetime", "Life of an access token", "PT10M"],
  ["refresh_token_idle", "Unused refresh token", "P14D"],
  ["refresh_token_absolute", "Session at most", "P90D"],
  ["retry_window", "Retry window", "PT10S"],
];
const ALGORITHMS = ["", "RS256", "PS256", "ES256", "EdDSA", "HS256"];
const OVER = ["", "reject", "end_oldest"];

/** The form of an audience. What is left empty is as configured. */
export const form = (place, audience, deed, stop) => html`
  <form class="desk" @submit=${submitted(place, deed)}>
    ${audience.name ? nothing : html`
      <label>Name <input name="name" required maxlength="63" pattern="[a-z][a-z0-9\\-]*" autocapitalize="none"></label>`}
    <label>Description <input name="description" maxlength="500" .defaultValue=${audience.description ?? ""}></label>
    <label>Scopes <input name="scopes" autocapitalize="none" .defaultValue=${(audience.scopes ?? []).join(" ")}></label>
    ${DURATIONS.map(([name, words, example]) => html`
      <label>${words} <input name=${name} placeholder=${example} .defaultValue=${audience[name] ?? ""}></label>`)}
    ${choice("signing_alg", "Signed with", ALGORITHMS, audience.signing_alg)}
    <label>Sessions at once <input name="max_sessions" type="number" min="1" .defaultValue=${String(audience.max_sessions ?? "")}></label>
    ${choice("on_max_sessions", "Over that", OVER, audience.on_max_sessions)}
    <label>Resource <input name="resource" type="url" maxlength="512" .defaultValue=${audience.resource ?? ""}></label>
    ${choice("aud", "Its tokens name", ["name", "resource"], audience.aud ?? "name")}
    <label>Verifiers <input name="verifiers" autocapitalize="none" .defaultValue=${(audience.verifiers ?? []).join(" ")}></label>
    ${choice("second_factor", "Second factor", ["", "off", "if_enrolled", "required"], audience.second_factor)}
    <label class="choice"><input type="checkbox" name="status_list" ?checked=${audience.status_list}> Status list</label>
    <div class="row"><button class="first" aria-disabled=${isRunning(place)}>${audience.name ? "Save" : "Register"}</button>
      ${stop ? html`<button type="button" class="quiet" @click=${stop}>Leave it</button>` : nothing}</div>
    ${said(place)}
  </form>`;

const choice = (name, words, values, present) => html`
  <label>${words} <select name=${name}>${values.map(value => html`
    <option value=${value} ?selected=${value === (present ?? "")}>${value || "as configured"}</option>`)}</select></label>`;

/** What the form says, as the body that registers an audience. */
export const created = given => ({name: given.get("name"), ...patched(given)});

/** What the form says, as a merge patch: `null` is the configured default. */
export function patched(given) {
  const text = name => given.get(name) || null;
  return {
    description: given.get("description"),
    scopes: list(given.get("scopes")),
    ...Object.fromEntries(DURATIONS.map(([name]) => [name, text(name)])),
    signing_alg: text("signing_alg"),
    max_sessions: given.get("max_sessions") ? Number(given.get("max_sessions")) : null,
    on_max_sessions: text("on_max_sessions"),
    resource: text("resource"),
    aud: given.get("aud"),
    second_factor: text("second_factor"),
    status_list: given.has("status_list"),
    verifiers: list(given.get("verifiers")),
  };
}

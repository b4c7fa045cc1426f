import {isRunning, said, submitted} from "./actions.js";
import {list} from "./format.js";
import {html, nothing} from "./lit-html.js";
import {Refusal} from "./refusal.js";

/** The form of a user, new or there already; `stop` is what puts it away. */
export const form = (place, audiences, user, deed, stop) => html`
  <form class="desk" @submit=${submitted(place, deed)}>
    <label>Username <input name="username" required maxlength="254" autocomplete="off" autocapitalize="none"
      .defaultValue=${user.username ?? ""}></label>
    <label>${user.id ? "New password, if any" : "Password"}
      <input name="password" type="password" autocomplete="new-password" minlength="15" maxlength="256" placeholder=${user.id ? "" : "none: they set one by a recovery link"}></label>
    <label>Roles <input name="roles" autocapitalize="none" .defaultValue=${(user.roles ?? ["user"]).join(" ")}></label>
    <label>Tenant <input name="tenant" maxlength="64" autocapitalize="none" .defaultValue=${user.tenant ?? ""}></label>
    <fieldset><legend>Audiences, and scopes there</legend>${audiences.map(audience => grant(audience, user))}</fieldset>
    <label>Claims of the user's own, as JSON
      <textarea name="claims" rows="3" spellcheck="false" .defaultValue=${JSON.stringify(user.claims ?? {})}></textarea></label>
    <label class="choice"><input type="checkbox" name="enabled" ?checked=${user.enabled}> May sign in</label>
    <div class="row"><button class="first" aria-disabled=${isRunning(place)}>${user.id ? "Save" : "Make the user"}</button>
      ${stop ? html`<button type="button" class="quiet" @click=${stop}>Leave it</button>` : nothing}</div>
    ${said(place)}
  </form>`;

const grant = ({name, scopes}, user) => html`
  <div class="grant">
    <label class="choice"><input type="checkbox" name="audience" value=${name} ?checked=${user.audiences?.includes(name)}> ${name}</label>
    ${scopes.map(scope => html`
      <label class="choice"><input type="checkbox" name=${`scope ${name}`} value=${scope}
        ?checked=${user.scopes?.[name]?.includes(scope)}> ${scope}</label>`)}
  </div>`;

/** What the form says, as the body that makes a user. */
export function created(given, audiences) {
  const {password, ...user} = filled(given, audiences);
  return {...user, ...password && {password}};
}

/**
 * What the form says, as a merge patch (RFC 7396): what is no longer there is taken away by name. Members that stayed as they
 * are stay out: `enabled`, said again, would unlock.
 */
export function patched(user, given, audiences) {
  const {password, ...wanted} = filled(given, audiences);
  const members = {
    ...wanted,
    scopes: {...gone(user.scopes, wanted.scopes), ...wanted.scopes},
    claims: {...gone(user.claims, wanted.claims), ...wanted.claims},
    ...password && {password},
  };
  return Object.fromEntries(Object.entries(members).filter(([name, value]) => differs(value, user[name])));
}

const differs = (one, other) => JSON.stringify(sorted(one)) !== JSON.stringify(sorted(other));

const sorted = value => Array.isArray(value) ? value.toSorted() : value;

const gone = (before, after) =>
  Object.fromEntries(Object.keys(before).filter(name => !(name in after)).map(name => [name, null]));

function filled(given, audiences) {
  const granted = given.getAll("audience");
  const scopes = audiences
    .filter(({name}) => granted.includes(name) && given.has(`scope ${name}`))
    .map(({name}) => [name, given.getAll(`scope ${name}`)]);
  return {
    username: given.get("username"),
    password: given.get("password"),
    roles: list(given.get("roles")),
    tenant: given.get("tenant") || null,
    audiences: granted,
    scopes: Object.fromEntries(scopes),
    claims: claims(given.get("claims")),
    enabled: given.has("enabled"),
  };
}

function claims(text) {
  try {
    return JSON.parse(text || "{}");
  } catch {
    throw new Refusal(0, "Claims", "They are to be a JSON object.");
  }
}

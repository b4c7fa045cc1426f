import {html, nothing} from "./lit-html.js";
import {attempt, said} from "./deed.js";
import {ask, readAll, readVersion} from "./office.js";
import {changed} from "./screen.js";
import {created, form, patched} from "./user-form.js";
import {fact, moment} from "./words.js";

const MOST = 60;
let all = [];
let audiences = [];
let edited = null;
let sought = "";

export const users = {
  name: "users",
  title: "Users",
  enter() {
    edited = null;
    sought = "";
    return attempt("users", load);
  },
  view: () => html`
    <details class="card deed"><summary>New user</summary>${form("users new", audiences, {enabled: true}, add)}</details>
    <label class="find">Find <input type="search" autocapitalize="none" @input=${find}></label>
    ${said("users")}
    <ul class="cards">${found().map(card)}</ul>`,
};

async function load() {
  [all, audiences] = await Promise.all([readAll("users"), readAll("audiences")]);
  all.reverse(); // the newest first
  changed();
}

// As many as one can look through; who is further down is found by name.
const found = () => all.filter(user => user.username.includes(sought)).slice(0, MOST);

function find(event) {
  sought = event.target.value.trim();
  changed();
}

const card = user => html`
  <li class="card" id=${user.id}>
    <h2>${user.username} ${user.enabled ? nothing : html`<span class="chip revoked">disabled</span>`}
      ${user.locked_until ? html`<span class="chip retiring">locked</span>` : nothing}</h2>
    <dl class="facts">
      ${fact("Roles", user.roles.join(", "))}
      ${fact("Tenant", user.tenant)}
      ${fact("Audiences", user.audiences.join(", "))}
      ${fact("Scopes", Object.entries(user.scopes).map(([audience, scopes]) => `${audience}: ${scopes.join(" ")}`).join(", "))}
      ${fact("Claims", Object.entries(user.claims).map(([name, value]) => `${name}: ${value}`).join(", "))}
      ${fact("Locked until", moment(user.locked_until))}
      ${fact("Made", moment(user.created_at))}
    </dl>
    ${edited?.value.id === user.id ? form(`users ${user.id}`, audiences, edited.value, change, stop) : deeds(user)}
    ${said(`users ${user.id} deeds`)}
  </li>`;

const deeds = user => html`
  <div class="row">
    <button aria-label=${`Edit ${user.username}`} @click=${() => on(user, () => edit(user))}>Edit</button>
    ${user.locked_until ? html`<button aria-label=${`Unlock ${user.username}`} @click=${() => on(user, () => unlock(user))}>Unlock</button>` : nothing}
    <button aria-label=${`End the sessions of ${user.username}`} @click=${() => on(user, () => endSessions(user))}>End sessions</button>
    <details class="deed"><summary>Delete<span class="hidden"> ${user.username}</span></summary>
      <button class="danger" @click=${() => on(user, () => remove(user))}>Yes, delete ${user.username}</button></details>
  </div>`;

const on = (user, deed) => attempt(`users ${user.id} deeds`, deed);

async function edit({id}) {
  edited = await readVersion(`users/${id}`);
}

function stop() {
  edited = null;
  changed();
}

async function add(given) {
  const json = created(given, audiences);
  await ask("POST", "users", {json});
  await load();
  return `${json.username} is made.`;
}

async function change(given) {
  const {value, version} = edited;
  await ask("PATCH", `users/${value.id}`, {json: patched(value, given, audiences), ifMatch: version});
  edited = null;
  await load();
  return "Changed.";
}

async function unlock({id}) {
  const {version} = await readVersion(`users/${id}`);
  await ask("PATCH", `users/${id}`, {json: {enabled: true}, ifMatch: version});
  await load();
  return "Unlocked.";
}

async function endSessions({id}) {
  await ask("DELETE", `users/${id}/sessions`);
  return "The sessions are over.";
}

async function remove({id}) {
  await ask("DELETE", `users/${id}`);
  await load();
}

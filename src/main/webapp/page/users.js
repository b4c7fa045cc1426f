import {attempt, isRunning, said} from "./actions.js";
import {ask, read, readAll} from "./api.js";
import {moment} from "./format.js";
import {html, nothing} from "./lit-html.js";
import {changed} from "./screen.js";
import {close, details, isOpen, open} from "./user-details.js";
import {created, form} from "./user-form.js";

const SIZE = 50;
const PAUSE = 200; // between two keys of who types on
let found = {items: [], next_cursor: null};
let places = [""]; // the cursors of the pages up to this one
let audiences = [];
let sought = "";
let asked = 0;
let typing = 0;

export const users = {
  name: "users",
  title: "Users",
  enter() {
    search("");
    return attempt("users", async () => {
      const [all] = await Promise.all([readAll("audiences"), load()]);
      audiences = all.filter(({name}) => name !== "userinfo"); // everybody has it
      changed();
    });
  },
  leave: () => clearTimeout(typing),
  view: () => html`
    <details class="card deed"><summary>New user</summary>${form("users new", audiences, {enabled: true}, add)}</details>
    <div class="row spread" role="search">
      <label class="find">Find <input type="search" autocapitalize="none" autocomplete="off" spellcheck="false" maxlength="254"
        placeholder="How the name begins" .value=${sought} @input=${find}></label>
      <p class="hint" role="status">${count()}</p>
    </div>
    ${said("users")}
    ${found.items.length === 0 ? nothing : table()}
    <div class="row pages">
      ${places.length > 1 ? html`<button @click=${back}>Previous page</button>` : nothing}
      ${found.next_cursor ? html`<button @click=${further}>Next page</button>` : nothing}
    </div>`,
};

const table = () => html`
  <div class="sheet"><table>
    <caption class="hidden">Users</caption>
    <thead><tr><th scope="col">Name</th><th scope="col">Roles</th><th scope="col" class="wide">Audiences</th>
      <th scope="col" class="wide">Tenant</th><th scope="col" class="wide">Made</th></tr></thead>
    ${found.items.map(line)}
  </table></div>`;

const line = user => html`
  <tbody id=${user.id}>
    <tr><th scope="row"><button class="name" aria-expanded=${isOpen(user)} @click=${() => turn(user)}>${user.username}</button>
        ${user.enabled ? nothing : html`<span class="chip revoked">disabled</span>`}
        ${user.locked_until ? html`<span class="chip retiring">locked</span>` : nothing}</th>
      <td>${user.roles.join(", ")}</td><td class="wide">${user.audiences.join(", ")}</td>
      <td class="wide">${user.tenant}</td><td class="wide">${moment(user.created_at)}</td></tr>
    ${isOpen(user) ? html`<tr><td colspan="5">${details(audiences, put)}</td></tr>` : nothing}
  </tbody>`;

function count() {
  const number = found.items.length;
  if (number === 0) {
    return sought === "" ? "" : "Nobody's name begins so.";
  }
  return `${number === 1 ? "One user" : `${number} users`}${found.next_cursor ? ", and more" : ""}${places.length > 1 ? `, page ${places.length}` : ""}`;
}

/** What is asked for later is shown, even if what was asked for earlier comes last. */
async function load() {
  const mine = ++asked;
  const query = new URLSearchParams({limit: SIZE, ...sought && {prefix: sought}, ...places.at(-1) && {cursor: places.at(-1)}});
  const answer = await read(`users?${query}`);
  if (mine === asked) {
    found = answer;
    changed();
  }
}

function search(prefix) {
  close();
  sought = prefix;
  places = [""];
  found.next_cursor = null; // it belongs to the search before
}

function find(event) {
  search(event.target.value.trim());
  clearTimeout(typing);
  typing = setTimeout(() => attempt("users", load), PAUSE);
}

function further() {
  if (isRunning("users")) {
    return undefined;
  }
  close();
  places.push(found.next_cursor);
  return attempt("users", load);
}

function back() {
  if (isRunning("users")) {
    return undefined;
  }
  close();
  places.pop();
  return attempt("users", load);
}

const turn = user => attempt("users", () => isOpen(user) ? close() : open(user));

/** Another version of a user takes their place, or nothing does. */
function put(id, user) {
  found.items = found.items.flatMap(present => present.id === id ? user ?? [] : present);
  changed();
}

async function add(given) {
  const json = created(given, audiences);
  await ask("POST", "users", {json});
  search(json.username);
  await load();
  return `${json.username} is made.`;
}

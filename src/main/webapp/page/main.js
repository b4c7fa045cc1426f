import {attempt, forget, isRunning, said, tell} from "./actions.js";
import {audiences} from "./audiences.js";
import {audit} from "./audit.js";
import {goOn, leaveForGood, returned} from "./authorize.js";
import {clients} from "./clients.js";
import {devices} from "./devices.js";
import {explain} from "./explain.js";
import {factors} from "./factors.js";
import {keys} from "./keys.js";
import {html, nothing} from "./lit-html.js";
import {password} from "./password.js";
import {resources} from "./resources.js";
import {changed, show} from "./screen.js";
import {sessions} from "./sessions.js";
import {signin} from "./signin.js";
import {token} from "./token.js";
import {audiences as held, idToken, logout, resume} from "./tokens.js";
import {users} from "./users.js";

const OWN = [token, resources, sessions, password, factors, devices];
const ADMINISTRATION = [keys, users, clients, audiences, audit, explain];
const ALL = [signin, ...OWN, ...ADMINISTRATION];
let resumed = false;
let shown = signin;

/** The view that the address names; without a token, and until all are there, only the sign-in. */
function named() {
  const name = location.hash.split("/")[1];
  return held().length === 0 || isRunning(signin.name) ? signin : ALL.find(view => view.name === name) ?? token;
}

function turn() {
  if (named() === shown) {
    return;
  }
  shown.leave?.();
  shown = named();
  if (shown !== token) { // the sign-in has told it something
    forget();
  }
  shown.enter?.();
  if (held().length === 0) {
    tell(signin.name, "Your session has ended.");
  }
  document.title = `${shown.title} - Boxoffice`;
  changed();
  queueMicrotask(() => document.querySelector("h1")?.focus());
}

function page() {
  if (resumed) {
    queueMicrotask(turn); // the last token may be gone
  }
  return html`
    <a class="skip" href="#main" @click=${skip}>To the content</a>
    <header>
      <p class="brand"><span aria-hidden="true"></span>Boxoffice</p>
      ${held().length === 0 ? nothing : navigation()}
    </header>
    <main id="main" tabindex="-1" data-view=${shown.name}>
      <h1 tabindex="-1">${resumed ? shown.title : "Boxoffice"}</h1>
      ${resumed ? shown.view() : html`<p class="hint" role="status">One moment.</p>`}
    </main>`;
}

const navigation = () => html`
  <nav aria-label="Views">
    <ul>${OWN.map(link)}</ul>
    <ul class="administration" aria-label="Administration">${ADMINISTRATION.map(link)}</ul>
  </nav>
  <button class="quiet" @click=${() => attempt("out", signOut)}>Sign out</button>
  ${said("out")}`;

const link = view => html`
  <li><a href=${`#/${view.name}`} aria-current=${view === shown ? "page" : "false"}>${view.title}</a></li>`;

function skip(event) {
  event.preventDefault(); // the address names the view
  document.getElementById("main").focus();
}

async function signOut() {
  const hint = idToken();
  await logout();
  if (hint) {
    leaveForGood(hint);
  }
}

/** The tokens of before, and those of a browser that is back from signing in. */
async function begin() {
  const answer = returned();
  if (answer) {
    let said = "";
    const isDone = await attempt(signin.name, async () => { said = await goOn(answer); });
    await resume();
    history.replaceState(null, "", isDone ? "#/token" : "#/signin");
    tell("token", said);
  } else {
    await resume();
  }
}

addEventListener("hashchange", () => {
  turn();
  changed(); // the rest of the address may be another
});
show(page);
begin().finally(() => {
  resumed = true;
  changed();
});

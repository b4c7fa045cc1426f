import {attempt, isRunning, said, submitted} from "./actions.js";
import {ask, readAll} from "./api.js";
import {fact, moment} from "./format.js";
import {html, nothing} from "./lit-html.js";
import {changed} from "./screen.js";
import {timeline} from "./timeline.js";
import {holders, loadVerifiers, verifiersOf} from "./verifiers.js";

const STATES = ["announced", "active", "retiring", "revoked", "retired"];
const DRAWN = 6;
let all = [];

export const keys = {
  name: "keys",
  title: "Keys",
  enter: () => attempt("keys", load),
  view: () => html`
    <p class="lead">Each audience has keys of its own, and ID tokens have theirs: announced before it signs, active, retiring until its last token has expired.</p>
    <p class="legend">${STATES.slice(0, 4).map(state => html`<span class=${`chip ${state}`}>${state}</span>`)}</p>
    ${said("keys")}
    ${[...new Set(all.map(owner))].sort().map(group)}`,
};

async function load() {
  await loadKeys();
  await loadVerifiers().catch(refused => {
    if (refused.status !== 403) { // who may read keys need not be one who may read audiences
      throw refused;
    }
  });
  changed();
}

async function loadKeys() {
  all = await readAll("keys");
  changed();
}

const newestFirst = (one, other) => other.created_at.localeCompare(one.created_at);

const owner = key => key.audience ?? `ID tokens, ${key.alg}`;

function group(name) {
  const own = all.filter(key => owner(key) === name).sort(newestFirst);
  const present = own.filter(key => key.state !== "retired" && key.state !== "revoked");
  const past = own.filter(key => !present.includes(key));
  return html`
    <section class="card" aria-label=${`Keys of ${name}`}>
      <div class="row spread">
        <h2>${name}</h2>
        <button aria-disabled=${isRunning(`keys ${name}`)} aria-label=${`Rotate the key of ${name}`}
          @click=${() => attempt(`keys ${name}`, () => rotate(own[0]))}>Rotate</button>
      </div>
      ${said(`keys ${name}`)}
      ${timeline([...present, ...past].slice(0, DRAWN))}
      <ul class="keys">${present.map(key => life(key, name))}</ul>
      ${verifiersOf(name)}
      ${past.length === 0 ? nothing : html`
        <details><summary>${past.length} past</summary><ul class="keys">${past.map(key => life(key, name))}</ul></details>`}
    </section>`;
}

const life = (key, name) => html`
  <li>
    <div class="row spread"><code>${key.kid}</code> <span><span class="hint">${key.alg}</span>
      <span class=${`chip ${key.state}`}>${key.state}</span></span></div>
    <dl class="facts">
      ${fact("Announced", moment(key.announced_at))}
      ${fact("Active", moment(key.active_at))}
      ${fact("Retiring", moment(key.retiring_at))}
      ${fact("Retired", moment(key.retired_at))}
      ${fact("Revoked", moment(key.revoked_at))}
      ${fact("Reason", key.reason)}
      ${fact("Read by", holders(key))}
    </dl>
    ${key.state === "revoked" || key.state === "retired" ? nothing : revocation(key, name)}
  </li>`;

const revocation = (key, name) => html`
  <details class="deed"><summary>Revoke<span class="hidden"> the key ${key.kid}</span></summary>
    <form class="row" @submit=${submitted(`keys ${name}`, given => revoke(key, given))}>
      <label>Reason <input name="reason" maxlength="200" required></label>
      <button class="danger">Revoke it and refuse its tokens</button>
    </form>
  </details>`;

async function rotate({use, alg, audience}) {
  const json = use === "id" ? {use, alg} : {audience};
  const {kid, secret} = await (await ask("POST", "keys/rotate", {json})).json();
  await loadKeys();
  return html`The key ${kid} is announced. ${secret ? html`Its secret, shown this once: <code>${secret}</code>` : nothing}`;
}

async function revoke({kid}, given) {
  await ask("POST", `keys/${encodeURIComponent(kid)}/revoke`, {json: {reason: given.get("reason")}});
  await loadKeys();
  return `The key ${kid} is revoked.`;
}

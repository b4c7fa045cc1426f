import {attempt, said} from "./actions.js";
import {html, nothing} from "./lit-html.js";
import {changed} from "./screen.js";
import {call, callOnce, holds, summary} from "./tokens.js";

const PATHS = {
  server: ["/api/server/me"],
  other: ["/api/other/user", "/api/other/products", "/api/other/orders"],
};
const MOST = 24;
let seen = [];

export const resources = {
  name: "resources",
  title: "Resources",
  view: () => html`
    <p class="lead">Each API takes the access tokens of its own audience, and no others.</p>
    <div class="apis">${Object.keys(PATHS).map(api)}</div>
    <div class="row">
      <button @click=${() => attempt("resources", allAtOnce)}>Call all at once</button>
      <button class="quiet" @click=${clear}>Clear</button>
    </div>
    ${said("resources")}
    <ol class="answers" aria-label="Answers, newest first">${seen.map(answered)}</ol>`,
};

const api = audience => html`
  <section class="api" aria-label=${`The API ${audience}`}>
    <h2>${audience}</h2>
    <p class="hint">${holds(audience) ? "You have a token." : html`You have no token. <a href="#/signin">Get one</a>.`}</p>
    ${PATHS[audience].map(path => html`
      <button @click=${() => attempt("resources", () => look(audience, path, call))}><code>GET ${path}</code></button>`)}
    ${Object.keys(PATHS).filter(other => other !== audience && holds(other)).map(other => html`
      <button class="wrong" @click=${() => attempt("resources", () => look(other, PATHS[audience][0], callOnce))}>
        With the token for ${other}</button>`)}
  </section>`;

/** All that there are tokens for, three times each: enough for a token that has expired to be renewed by many at once. */
async function allAtOnce() {
  const calls = Object.keys(PATHS).filter(holds).flatMap(audience => PATHS[audience].map(path => [audience, path]));
  const before = renewals();
  await Promise.all([...calls, ...calls, ...calls].map(([audience, path]) => look(audience, path, call)));
  const renewed = renewals() - before;
  return `${calls.length * 3} calls at once, ${renewed} ${renewed === 1 ? "renewal" : "renewals"}.`;
}

const renewals = () => Object.keys(PATHS).filter(holds).reduce((sum, audience) => sum + summary(audience).renewals, 0);

async function look(audience, path, way) {
  const began = performance.now();
  const answer = await way(audience, path);
  const text = await answer.text();
  seen = [{
    audience, path, text,
    status: answer.status,
    took: Math.round(performance.now() - began),
    challenge: answer.headers.get("WWW-Authenticate"),
  }, ...seen].slice(0, MOST);
  changed();
  return `GET ${path} with the token for ${audience}: ${answer.status}.`;
}

function clear() {
  seen = [];
  changed();
}

const answered = ({audience, path, status, took, challenge, text}) => html`
  <li class="answer">
    <p class="line"><span class=${`status s${Math.floor(status / 100)}`}>${status}</span>
      <code>GET ${path}</code> <span class="hint">token for ${audience}, ${took} ms</span></p>
    ${challenge ? html`<p class="challenge"><code>WWW-Authenticate: ${challenge}</code></p>` : nothing}
    <pre tabindex="0" aria-label=${`Body of ${path}`}>${readable(text)}</pre>
  </li>`;

function readable(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

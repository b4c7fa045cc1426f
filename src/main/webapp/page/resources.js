import {attempt, said} from "./actions.js";
import {html, nothing} from "./lit-html.js";
import {changed} from "./screen.js";
import {call, callOnce, holds, stub} from "./tokens.js";

const SHOWS = {
  server: ["/api/server/me"],
  other: ["/api/other/user", "/api/other/products", "/api/other/orders"],
};
const MOST = 24;
let seen = [];

export const shows = {
  name: "shows",
  title: "Shows",
  view: () => html`
    <p class="lead">Each show lets in who holds a ticket for it, and nobody else.</p>
    <div class="stages">${Object.keys(SHOWS).map(stage)}</div>
    <div class="row">
      <button @click=${() => attempt("shows", allAtOnce)}>Call all at once</button>
      <button class="quiet" @click=${clear}>Clear</button>
    </div>
    ${said("shows")}
    <ol class="answers" aria-label="Answers, newest first">${seen.map(answered)}</ol>`,
};

const stage = show => html`
  <section class="stage" aria-label=${`The show ${show}`}>
    <h2>${show}</h2>
    <p class="hint">${holds(show) ? "You hold a ticket." : html`You hold no ticket. <a href="#/signin">Get one</a>.`}</p>
    ${SHOWS[show].map(path => html`
      <button @click=${() => attempt("shows", () => look(show, path, call))}><code>GET ${path}</code></button>`)}
    ${Object.keys(SHOWS).filter(other => other !== show && holds(other)).map(other => html`
      <button class="wrong" @click=${() => attempt("shows", () => look(other, SHOWS[show][0], callOnce))}>
        With the ticket for ${other}</button>`)}
  </section>`;

/** All that there are tickets for, three times each: enough for a ticket that is over to be renewed by many at once. */
async function allAtOnce() {
  const calls = Object.keys(SHOWS).filter(holds).flatMap(show => SHOWS[show].map(path => [show, path]));
  const before = renewals();
  await Promise.all([...calls, ...calls, ...calls].map(([show, path]) => look(show, path, call)));
  const renewed = renewals() - before;
  return `${calls.length * 3} calls at once, ${renewed} ${renewed === 1 ? "renewal" : "renewals"}.`;
}

const renewals = () => Object.keys(SHOWS).filter(holds).reduce((sum, show) => sum + stub(show).renewals, 0);

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
  return `GET ${path} with the ticket for ${audience}: ${answer.status}.`;
}

function clear() {
  seen = [];
  changed();
}

const answered = ({audience, path, status, took, challenge, text}) => html`
  <li class="answer">
    <p class="line"><span class=${`status s${Math.floor(status / 100)}`}>${status}</span>
      <code>GET ${path}</code> <span class="hint">ticket for ${audience}, ${took} ms</span></p>
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

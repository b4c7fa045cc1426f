import {attempt, said} from "./actions.js";
import {ask, readAll} from "./api.js";
import {fact, moment} from "./format.js";
import {html, nothing} from "./lit-html.js";
import {changed} from "./screen.js";
import {logout} from "./tokens.js";

let held = [];

export const sessions = {
  name: "sessions",
  title: "Sessions",
  enter: () => attempt("sessions", load),
  view: () => html`
    <p class="lead">Each sign-in is a session of its own for each audience. To end one is to refuse its tokens at once.</p>
    <div class="row">
      <button @click=${() => attempt("sessions", load)}>Look again</button>
      <button class="danger" @click=${() => attempt("sessions", endAll)}>End all, this one too</button>
    </div>
    ${said("sessions")}
    <ul class="cards">${held.map(card)}</ul>`,
};

const card = session => html`
  <li class="card">
    <h2>${session.audience} ${session.device_name ? html`<span class="chip">${session.device_name}</span>` : nothing} ${session.current ? html`<span class="chip active">this one</span>` : nothing}</h2>
    <dl class="facts">
      ${fact("Begun", moment(session.created_at))}
      ${fact("Last used", moment(session.last_used_at))}
      ${fact("Ends", moment(session.expires_at))}
      ${fact("From", session.address)}
      ${fact("With", session.user_agent)}
    </dl>
    <button class="danger" @click=${() => attempt("sessions", () => end(session))}
      aria-label=${`End the session for ${session.audience} begun ${session.created_at}`}>End</button>
  </li>`;

async function load() {
  held = (await readAll("sessions")).sort(currentFirst);
  changed();
}

const currentFirst = (one, other) => other.current - one.current || other.last_used_at.localeCompare(one.last_used_at);

async function end({id, audience, current}) {
  await ask("DELETE", `sessions/${id}`);
  if (current) {
    await logout();
    return "";
  }
  await load();
  return `The session for ${audience} has ended.`;
}

async function endAll() {
  await ask("DELETE", "sessions");
  await logout();
}

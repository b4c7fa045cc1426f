import {isRunning, said, submitted} from "./actions.js";
import {ask} from "./api.js";
import {html, nothing} from "./lit-html.js";
import {changed} from "./screen.js";

const RULES = {
  user: "not granted to the user",
  client: "not the client's",
  audience: "not the audience's",
  consent: "not allowed by the user so far",
};
const FACTORS = {
  nothing: "A password is enough.",
  show: "They must show a second factor first.",
  enrol: "They must set up a second factor first.",
};
let told = null;

/** What somebody would get: a part of the view that explains. */
export const preview = {
  leave: () => { told = null; },
  view: () => html`
    <section class="card" aria-label="Preview">
      <h2>Preview</h2>
      <p>What a user, a client, or a user at a client would get. No token is made.</p>
      <form class="desk" @submit=${submitted("preview", look)}>
        <label>User id <input name="user_id" maxlength="36" autocomplete="off" spellcheck="false"></label>
        <label>Client id <input name="client_id" maxlength="256" autocomplete="off" spellcheck="false"></label>
        <label>Audience <input name="audience" maxlength="64" required autocomplete="off" spellcheck="false"></label>
        <label>Scopes <input name="scope" autocomplete="off" spellcheck="false"></label>
        <button class="first" aria-disabled=${isRunning("preview")}>Preview it</button>
        ${said("preview")}
      </form>
      ${told === null ? nothing : answer(told)}
    </section>`,
};

async function look(given) {
  const json = Object.fromEntries([...given].map(([name, text]) => [name, text.trim()]).filter(([, text]) => text !== ""));
  told = await (await ask("POST", "tokens/preview", {json})).json();
  changed();
}

const answer = ({refusal, second_factor: factor, scopes, claims}) => html`
  <div aria-live="polite">
    <p>${refusal ? html`<strong>${refusal.error}</strong> ${refusal.reason.replaceAll("_", " ")}` : FACTORS[factor]}</p>
    <ul aria-label="Scopes">${scopes.map(({scope, taken_by: rule}) => html`
      <li><span class=${`chip ${rule ? "revoked" : "active"}`}>${rule ? "taken" : "given"}</span>
        <code>${scope}</code> ${rule ? RULES[rule] : nothing}</li>`)}</ul>
    ${claims ? html`<pre class="raw" tabindex="0" aria-label="The claims">${JSON.stringify(claims, null, 2)}</pre>` : nothing}
  </div>`;

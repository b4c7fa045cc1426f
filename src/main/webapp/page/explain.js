import {isRunning, said, submitted} from "./actions.js";
import {ask} from "./api.js";
import {html, nothing} from "./lit-html.js";
import {preview} from "./preview.js";
import {place, REASONS} from "./reasons.js";
import {changed} from "./screen.js";

const VERDICTS = {
  passed: {mark: "✓", words: "passed", look: "active"},
  failed: {mark: "✗", words: "failed", look: "revoked"},
  not_reached: {mark: "…", words: "not reached", look: "retiring"},
  not_applicable: {mark: "–", words: "not asked", look: "retired"},
};
let told = null;

export const explain = {
  name: "explain",
  title: "Explain",
  leave() {
    told = null;
    preview.leave();
  },
  view: () => html`
    <p class="lead">Paste a token, and see what each check says of it. It is not used up, and written down nowhere.</p>
    <form class="desk" @submit=${submitted("explain", look)}>
      <label>Token
        <textarea name="token" rows="6" required autocomplete="off" autocapitalize="none" spellcheck="false"></textarea></label>
      <label>Method <input name="method" maxlength="16" autocomplete="off" spellcheck="false" placeholder="GET"></label>
      <label>Path <input name="path" maxlength="2048" autocomplete="off" spellcheck="false" placeholder="/api/other/orders"></label>
      <label>DPoP proof <input name="dpop" autocomplete="off" spellcheck="false"></label>
      <button class="first" aria-disabled=${isRunning("explain")}>Explain it</button>
      ${said("explain")}
    </form>
    ${told === null ? nothing : answer(told)}
    ${preview.view()}
    ${meanings()}`,
};

async function look(given) {
  const json = Object.fromEntries([...given].map(([name, text]) => [name, text.trim()]).filter(([, text]) => text !== ""));
  told = await (await ask("POST", "tokens/explain", {json})).json();
  changed();
}

const answer = of => html`
  <section class="card" aria-label="What the checks say">
    <h2>${of.accepted ? "It would be accepted" : `It would be refused: ${of.refused_by}`}</h2>
    <p>${of.words}</p>
    ${of.status ? html`<p>The answer: <strong>${of.status}</strong> ${of.www_authenticate ? html`<code>${of.www_authenticate}</code>` : nothing}</p>` : nothing}
    <ol class="checks" aria-label="Checks, in their order">${of.checks.map(check => line(check, of.refused_by))}</ol>
    ${of.claims ? html`<h3>Header</h3>${raw(of.header)}<h3>Claims</h3>${raw(of.claims)}` : nothing}
  </section>`;

function line({check, verdict, words, detail, guard, source}, refusedBy) {
  const {mark, words: said, look} = VERDICTS[verdict];
  return html`
    <li>
      <span class=${`chip ${look}`}><span aria-hidden="true">${mark}</span> ${said}</span>
      <strong>${check}</strong> ${check === refusedBy ? html`<em>it is refused by this one</em>` : nothing}
      <span class="detail">${words}
        ${detail ? html`<b>${detail}</b>` : nothing}
        ${guard ? nothing : html`<i>Nobody is refused by this alone.</i>`}
        ${source ? html`<a href=${source} rel="noreferrer" target="_blank">${section(source)}</a>` : nothing}</span>
    </li>`;
}

const section = source => source.replace(/.*rfc(\d+)#section-/, "RFC $1, ");

const raw = object => html`<pre class="raw" tabindex="0">${JSON.stringify(object, null, 2)}</pre>`;

/** The one that an event of the audit has named is opened. */
function meanings() {
  const named = location.hash.split("/")[2];
  return html`
    <section class="card" aria-label="What the reasons in the audit mean">
      <h2>Reasons in the audit</h2>
      ${Object.entries(REASONS).map(([reason, words]) => html`
        <details ?open=${place(reason) === named}><summary>${reason}</summary><p>${words}</p></details>`)}
    </section>`;
}

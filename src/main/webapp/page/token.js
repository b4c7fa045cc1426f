import {attempt, isRunning, said} from "./actions.js";
import {decoded, MEANINGS, TIMES} from "./claims.js";
import {fact, left, moment} from "./format.js";
import {html, nothing} from "./lit-html.js";
import {changed} from "./screen.js";
import {audiences, holds, renew, reveal, summary} from "./tokens.js";

let picked = "";
let rawShown = false;
let clock = 0;

export const token = {
  name: "token",
  title: "Token",
  enter() {
    rawShown = false;
    clock = setInterval(changed, 1000);
  },
  leave: () => clearInterval(clock),
  view() {
    const audience = holds(picked) ? picked : audiences()[0];
    if (audience === undefined) { // the last one has just gone
      return nothing;
    }
    return html`${picker(audience)} ${said("token")} ${card(audience)} ${contents(audience)}`;
  },
};

const picker = shown => html`
  <div class="picker" role="group" aria-label="Audience">
    ${audiences().map(audience => html`
      <button aria-pressed=${audience === shown} @click=${() => pick(audience)}>${audience}</button>`)}
    <a class="button quiet" href="#/signin">Another audience</a>
  </div>`;

function pick(audience) {
  picked = audience;
  rawShown = false;
  changed();
}

function card(audience) {
  const {claims} = decoded(reveal(audience));
  return html`
    <div class="lift"><article class="token" aria-label=${`Access token for ${audience}`}>
      <div class="face">
        <p class="eyebrow">Access token</p>
        <h2>${audience}</h2>
        <dl class="facts">
          ${fact("User", claims.upn)}
          ${fact("Roles", claims.groups?.join(", "))}
          ${fact("Tenant", claims.tenant)}
          ${fact("Scopes", claims.scope || "none")}
          ${fact("Issued", moment(claims.iat * 1000))}
        </dl>
        <p class="expired" role="status">${isExpired(audience) ? "This token has expired. The next call gets a new one." : nothing}</p>
      </div>
      ${expiry(audience)}
    </article></div>`;
}

const isExpired = audience => summary(audience).expiresAt <= Date.now();

function expiry(audience) {
  const {expiresAt, life, renewals} = summary(audience);
  const rest = expiresAt - Date.now();
  return html`
    <div class="expiry">
      <p class="eyebrow">${rest > 0 ? "Expires in" : "Expired"}</p>
      <p class="countdown" role="timer">${left(rest)}</p>
      <progress max=${life} .value=${Math.max(0, rest)} aria-label="Rest of its lifetime"></progress>
      <p class="renewals">${renewals === 0 ? "Not renewed yet" : `Renewed ${renewals === 1 ? "once" : `${renewals} times`}`}</p>
      <button aria-disabled=${isRunning("token")} @click=${() => attempt("token", async () => {
        await renew(audience);
        return `A new token for ${audience}.`;
      })}>Renew now</button>
    </div>`;
}

function contents(audience) {
  const {header, claims} = decoded(reveal(audience));
  return html`
    <section class="contents" aria-label="The decoded token">
      <div><h2>Claims</h2>${members(claims)}</div>
      <div><h2>Header</h2>${members(header)} ${raw(audience)}</div>
    </section>`;
}

const members = object => html`
  <dl class="members">${Object.entries(object).map(([name, value]) => html`
    <div><dt><code>${name}</code><span>${MEANINGS[name] ?? "The user's own"}</span></dt>
      <dd><code>${typeof value === "string" ? value : JSON.stringify(value)}</code>
        ${TIMES.has(name) ? moment(value * 1000) : nothing}</dd></div>`)}
  </dl>`;

const raw = audience => html`
  <h2>Text</h2>
  <p class="hint">Whoever has it, may use it until it expires.</p>
  <button aria-expanded=${rawShown} @click=${() => { rawShown = !rawShown; changed(); }}>
    ${rawShown ? "Hide the text" : "Show the text"}</button>
  ${rawShown ? html`<pre class="raw" tabindex="0" aria-label="The token">${reveal(audience)}</pre>` : nothing}`;

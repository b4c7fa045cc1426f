// The lives of keys, one line each, drawn from the first of them until now.
import {moment} from "./format.js";
import {html, nothing, svg} from "./lit-html.js";

const LINE = 34;
const LEAST = 1000;
const SEEN = 0.3; // percent: what is shorter is not drawn

/** A drawing for the eye; the list beside it says the same in words. */
export function timeline(keys) {
  if (keys.length === 0) {
    return nothing;
  }
  const now = Date.now();
  const from = Math.min(...keys.map(key => begin(key)));
  const until = Math.max(now, from + LEAST);
  const at = time => 100 * (Math.min(Math.max(time, from), until) - from) / (until - from);
  return html`
    <figure class="timeline" aria-hidden="true">
      <svg width="100%" height=${keys.length * LINE}>
        <line class="now" x1="100%" x2="100%" y1="0" y2="100%"></line>
        ${keys.map((key, line) => life(key, line * LINE, at, now))}
      </svg>
      <figcaption><span>${moment(from)}</span><span>now</span></figcaption>
    </figure>`;
}

const time = text => text ? Date.parse(text) : undefined;
const begin = key => time(key.announced_at) ?? time(key.active_at) ?? time(key.created_at);

/** From when to when it was in which state. */
function phases(key, now) {
  const end = time(key.revoked_at) ?? time(key.retired_at) ?? now;
  const steps = [["announced", begin(key)], ["active", time(key.active_at)], ["retiring", time(key.retiring_at)]]
    .filter(([, since]) => since !== undefined);
  return steps.map(([state, since], step) => ({state, since, until: steps[step + 1]?.[1] ?? end}));
}

const life = (key, top, at, now) => svg`
  <text class="kid" x="0" y=${top + 12}>${key.kid.slice(0, 18)}</text>
  ${phases(key, now).filter(({since, until}) => at(until) - at(since) > SEEN).map(({state, since, until}) => svg`
    <rect class=${state} x=${`${at(since)}%`} y=${top + 18} width=${`${at(until) - at(since)}%`} height="9" rx="2"></rect>`)}
  ${key.revoked_at ? svg`<circle class="revoked" cx=${`${at(time(key.revoked_at))}%`} cy=${top + 22.5} r="5"></circle>` : nothing}`;

// Who verifies the tokens of an audience elsewhere and reads its key set under a name: which keys each has, and the drills.
import {attempt, isRunning, said} from "./actions.js";
import {ask, read, readAll} from "./api.js";
import {fact, moment} from "./format.js";
import {html, nothing} from "./lit-html.js";
import {changed} from "./screen.js";

const KINDS = ["rotation", "revocation"];
const SHOWN = 5;
let known = new Map();
let printed = "";

/** Reads them anew, of every audience that has any. */
export async function loadVerifiers() {
  const named = (await readAll("audiences")).filter(audience => audience.verifiers.length > 0);
  known = new Map(await Promise.all(named.map(async ({name}) => [name, await of(name)])));
}

async function of(name) {
  const [verifiers, drills] = await Promise.all([
    read(`audiences/${name}/verifiers`),
    read(`audiences/${name}/drills?limit=${SHOWN}`),
  ]);
  return {verifiers: verifiers.items, drills: drills.items};
}

/** The names of those that have a key; nothing where nobody reads under a name. */
export const holders = key => (known.get(key.audience)?.verifiers ?? [])
  .filter(({keys}) => keys.some(({kid}) => kid === key.kid))
  .map(({name}) => name)
  .join(", ");

/** The verifiers of an audience and its drills; nothing where it has none. */
export function verifiersOf(audience) {
  const {verifiers = [], drills = []} = known.get(audience) ?? {};
  return verifiers.length === 0 ? nothing : html`
    <h3>Verifiers</h3>
    <ul class="keys">${verifiers.map(verifier)}</ul>
    <div class="row">${KINDS.map(kind => html`
      <button class="quiet" aria-disabled=${isRunning(`drills ${audience}`)} aria-label=${`Drill a ${kind} at ${audience}`}
        @click=${() => attempt(`drills ${audience}`, () => begin(audience, kind))}>Drill a ${kind}</button>`)}
      ${drills.some(({ended_at: ended}) => !ended) ? html`
        <button class="quiet" aria-label=${`Look again at the drills of ${audience}`}
          @click=${() => attempt(`drills ${audience}`, again)}>Look again</button>` : nothing}</div>
    ${said(`drills ${audience}`)}
    <ul class="keys">${drills.map(one => drill(audience, one))}</ul>`;
}

const verifier = ({name, last_fetch: fetched, lag_seconds: lag}) => html`
  <li><div class="row spread"><span>${name}</span> <span class="hint">${lag > 0 ? `${Math.ceil(lag)} s behind` : "has every key"}</span></div>
    <dl class="facts">${fact("Last read", fetched ? moment(fetched) : "never")}</dl></li>`;

const drill = (audience, {id, kind, begun_at: begun, ended_at: ended, report, verifiers}) => html`
  <li class=${id === printed ? "printed" : ""}>
    <div class="row spread"><span>${report}</span> <span class="hint">${kind}, ${moment(begun)}</span></div>
    <dl class="facts">${verifiers.map(({name, seconds}) => fact(name, seconds === null ? "not yet" : `${seconds} s`))}</dl>
    <dl class="facts paper">${[
      ["Audience", audience], ["Drill", `${kind} ${id}`], ["Begun", begun], ["Ended", ended], ["At", location.origin],
    ].map(([name, value]) => fact(name, value))}</dl>
    ${ended ? html`<button class="quiet" aria-label=${`Print the report of ${begun}`} @click=${() => onPaper(id)}>Print</button>` : nothing}
  </li>`;

/** The report alone, as long as it is printed. */
function onPaper(id) {
  printed = id;
  addEventListener("afterprint", () => {
    printed = "";
    changed();
  }, {once: true});
  changed();
  queueMicrotask(() => print()); // when it is drawn
}

async function begin(audience, kind) {
  await ask("POST", `audiences/${audience}/drills`, {json: {kind}});
  await again();
  return `The drill of a ${kind} is under way.`;
}

async function again() {
  await loadVerifiers();
  changed();
}

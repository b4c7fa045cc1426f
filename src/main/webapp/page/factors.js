import {attempt, isRunning, said, submitted} from "./actions.js";
import {ask, read} from "./api.js";
import {leave} from "./authorize.js";
import {fact, moment} from "./format.js";
import {html, nothing} from "./lit-html.js";
import {changed} from "./screen.js";
import {audiences} from "./tokens.js";

const PLACE = "factors";
const KINDS = {totp: "Authenticator app", recovery_code: "Recovery codes"};
let held = [];
let begun; // a new secret, which the server shows once
let codes = []; // likewise
let wanted; // the acr_values of a sign-in that a change asks for (RFC 9470)

export const factors = {
  name: PLACE,
  title: "Second factors",
  enter: () => attempt(PLACE, load),
  leave: clear,
  view: () => html`
    <p class="lead">Besides the password you show a code of your authenticator app. Recovery codes let you in when the app is not at hand.</p>
    <div class="row">
      <button @click=${() => attempt(PLACE, guarded(begin))}>${has("totp") ? "Set up another app" : "Set up an app"}</button>
      ${has("totp") ? html`<button @click=${() => attempt(PLACE, guarded(renewCodes))}>New recovery codes</button>` : nothing}
    </div>
    ${said(PLACE)}
    ${wanted === undefined ? nothing : html`
      <button class="first" id="again" @click=${() => attempt(PLACE, signInAgain)}>Sign in again</button>`}
    ${begun ? enrolment() : nothing}
    ${codes.length > 0 ? html`
      <div class="card" id="codes"><h2>Your recovery codes</h2>
        <p>Each lets you in once. They are shown now and never again: print them, or write them down.</p>
        <ul class="codes">${codes.map(code => html`<li><code>${code}</code></li>`)}</ul></div>` : nothing}
    <ul class="cards">${held.map(card)}</ul>`,
};

const has = kind => held.some(factor => factor.kind === kind);

const enrolment = () => html`
  <form class="desk narrow card" id="enrolment" @submit=${submitted(PLACE, guarded(confirm))}>
    <p>Scan this picture with your app, or type <code id="secret">${begun.secret}</code> into it.</p>
    <img class="qr" alt="QR code of the secret" width="200" height="200" src=${`data:image/svg+xml,${encodeURIComponent(begun.qr_svg)}`}>
    <label>Code that the app shows
      <input name="otp" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required></label>
    <button class="first" aria-disabled=${isRunning(PLACE)}>Confirm</button>
  </form>`;

const card = factor => html`
  <li class="card">
    <h2>${KINDS[factor.kind] ?? factor.kind}</h2>
    <dl class="facts">
      ${fact("Set up", moment(factor.created_at))}
      ${fact("Last used", factor.used_at ? moment(factor.used_at) : "never")}
      ${factor.left === null ? nothing : fact("Left", String(factor.left))}
    </dl>
    <button class="danger" @click=${() => attempt(PLACE, guarded(() => remove(factor)))}
      aria-label=${`Remove: ${KINDS[factor.kind] ?? factor.kind}`}>Remove</button>
  </li>`;

function clear() {
  begun = undefined;
  codes = [];
  wanted = undefined;
}

async function load() {
  held = (await read("me/factors")).items;
  changed();
}

/** A deed that may need a more recent or a stronger sign-in: then it is offered. */
const guarded = deed => async (...given) => {
  wanted = undefined;
  try {
    return await deed(...given);
  } catch (refused) {
    if (refused.challenge?.includes("insufficient_user_authentication")) {
      wanted = /acr_values="([^"]*)"/.exec(refused.challenge)?.[1] ?? "";
    }
    throw refused;
  }
};

const signInAgain = () => leave(["server", ...audiences().filter(audience => audience !== "server")], {prompt: "login", acr_values: wanted});

async function begin() {
  clear();
  begun = await (await ask("POST", "me/factors/totp")).json();
}

async function confirm(given) {
  await ask("POST", "me/factors/totp/confirm", {json: {otp: given.get("otp").trim()}});
  begun = undefined;
  await load();
  return "Your app is set up. From the next sign-in on its code is asked for.";
}

async function renewCodes() {
  clear();
  ({codes} = await (await ask("POST", "me/factors/recovery-codes")).json());
  await load();
}

async function remove({id, kind}) {
  clear();
  await ask("DELETE", `me/factors/${id}`);
  await load();
  return `${KINDS[kind] ?? kind}: removed. Your other sessions have ended.`;
}

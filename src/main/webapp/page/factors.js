import {attempt, isRunning, said, submitted} from "./actions.js";
import {ask, read} from "./api.js";
import {fact, moment} from "./format.js";
import {html, nothing} from "./lit-html.js";
import {Refusal} from "./refusal.js";
import {changed} from "./screen.js";
import {again, guarded, settle} from "./stepup.js";

const PLACE = "factors";
const KINDS = {totp: "Authenticator app", passkey: "Passkey", recovery_code: "Recovery codes"};
const CAN_HAVE_PASSKEYS = Boolean(window.PublicKeyCredential?.parseCreationOptionsFromJSON);
let held = [];
let begun; // a new secret, which the server shows once
let codes = []; // likewise

export const factors = {
  name: PLACE,
  title: "Second factors",
  enter: () => attempt(PLACE, load),
  leave: clear,
  view: () => html`
    <p class="lead">Besides the password you show a code of your authenticator app, or a passkey; a passkey alone lets you in too. Recovery codes help when neither is at hand.</p>
    <div class="row">
      <button @click=${() => attempt(PLACE, guarded(begin))}>${has("totp") ? "Set up another app" : "Set up an app"}</button>
      ${has("totp") || has("passkey") ? html`<button @click=${() => attempt(PLACE, guarded(renewCodes))}>New recovery codes</button>` : nothing}
    </div>
    ${CAN_HAVE_PASSKEYS ? html`
      <form class="desk narrow" id="new-passkey" @submit=${submitted(PLACE, guarded(addPasskey))}>
        <label>Name of a new passkey
          <input name="name" maxlength="64" autocomplete="off" placeholder="My laptop"></label>
        <button aria-disabled=${isRunning(PLACE)}>Add a passkey</button>
      </form>` : nothing}
    ${said(PLACE)}
    ${again(PLACE)}
    ${begun ? enrolment() : nothing}
    ${codes.length > 0 ? html`
      <div class="card" id="codes"><h2>Your recovery codes</h2>
        <p>Each lets you in once. They are shown now and never again: print them, or write them down.</p>
        <ul class="codes">${codes.map(code => html`<li><code>${code}</code></li>`)}</ul></div>` : nothing}
    <ul class="cards">${held.map(card)}</ul>`,
};

const called = ({name, kind}) => name ?? KINDS[kind] ?? kind;

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
    <h2>${called(factor)}</h2>
    <dl class="facts">
      ${factor.name ? fact("Kind", KINDS[factor.kind]) : nothing}
      ${fact("Set up", moment(factor.created_at))}
      ${fact("Last used", factor.used_at ? moment(factor.used_at) : "never")}
      ${factor.left === null ? nothing : fact("Left", String(factor.left))}
    </dl>
    <button class="danger" @click=${() => attempt(PLACE, guarded(() => remove(factor)))}
      aria-label=${`Remove: ${called(factor)}`}>Remove</button>
  </li>`;

function clear() {
  begun = undefined;
  codes = [];
  settle();
}

async function load() {
  held = (await read("me/factors")).items;
  changed();
}

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

async function addPasskey(given) {
  clear();
  const {public_key: options} = await (await ask("POST", "me/factors/passkeys/options")).json();
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const credential = await navigator.credentials.create({publicKey}).catch(({name}) => { throw notMade(name); });
  const name = given.get("name").trim();
  await ask("POST", "me/factors/passkeys", {json: {credential: credential.toJSON(), ...(name ? {name} : {})}});
  await load();
  return "Your passkey is set up. From the next sign-in on it is asked for, and it lets you in without the password.";
}

const notMade = name => name === "InvalidStateError"
  ? new Refusal(0, "No passkey", "This device has one of yours already.")
  : new Refusal(0, "No passkey", "None was made. Try again.");

async function renewCodes() {
  clear();
  ({codes} = await (await ask("POST", "me/factors/recovery-codes")).json());
  await load();
}

async function remove(factor) {
  clear();
  await ask("DELETE", `me/factors/${factor.id}`);
  await load();
  return `${called(factor)}: removed. Your other sessions have ended.`;
}

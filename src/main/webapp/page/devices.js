// Another device is signed in by this one (RFC 10027): its code is shown, and whoever scans it is let in or not.
import {attempt, isRunning, said, submitted, tell} from "./actions.js";
import {ask, read} from "./api.js";
import {fact, left} from "./format.js";
import {html, nothing} from "./lit-html.js";
import {changed} from "./screen.js";
import {again, guarded, settle} from "./stepup.js";
import {audiences} from "./tokens.js";

const PLACE = "devices";
const PATH = "me/devices";
const ENDS = {
  denied: "The device was refused. It got nothing.",
  expired: "The time is over. Show another code if you still want to.",
};
let offered; // a code, which the server shows once
let seen; // what the server says of it
let ends = 0;
let clock = 0;
let isLooking = false;

export const devices = {
  name: PLACE,
  title: "Devices",
  enter() {
    clock = setInterval(tick, 1000);
  },
  leave() {
    clearInterval(clock);
    clear();
  },
  view: () => html`
    <p class="lead">Sign in another device of yours by this one: it scans a picture, both show a number, and you say yes here. A passkey on that device is the safer way, where it can have one.</p>
    ${offered ? nothing : html`
      <form class="desk narrow" id="new-device" @submit=${submitted(PLACE, guarded(show))}>
        <label>For the audience
          <select name="audience">${audiences().map(audience => html`<option>${audience}</option>`)}</select></label>
        <button class="first" aria-disabled=${isRunning(PLACE)}>Show a code</button>
      </form>`}
    ${said(PLACE)}
    ${again(PLACE)}
    ${offered ? seen?.number ? question() : picture() : nothing}`,
};

const picture = () => html`
  <div class="card" id="offered">
    <p>Scan this picture with the camera of your other device. Show it to nobody, and send it to nobody: whoever has it could be signed in as you.</p>
    <img class="qr scan" alt="QR code for the other device" width="272" height="272" src=${`data:image/svg+xml,${encodeURIComponent(offered.qr_svg)}`}>
    <p>Or open <code>${address()}</code> there, and type</p>
    <p class="typed"><code id="code">${offered.code.match(/.{5}/g).join("-")}</code></p>
    <p class="hint" role="timer">${left(ends - Date.now())} left</p>
    <button class="quiet" @click=${clear}>Put it away</button>
  </div>`;

const address = () => new URL("../device", import.meta.url).href;

const question = () => html`
  <div class="card" id="question">
    <h2>Does the device that you hold show this number?</h2>
    <p class="number" id="number">${seen.number}</p>
    <dl class="facts">
      ${fact("Device", seen.device_name)}
      ${fact("From", seen.address)}
      ${fact("With", seen.user_agent)}
      ${fact("Gets", `${seen.audience}: ${seen.scope || "no scope"}`)}
    </dl>
    <p>If somebody asked you for the picture, or you do not hold this device, say no: it would act in your name.</p>
    <div class="pair">
      <button @click=${() => attempt(PLACE, guarded(approve))} aria-disabled=${isRunning(PLACE)}>Yes, sign it in</button>
      <button @click=${() => attempt(PLACE, deny)} aria-disabled=${isRunning(PLACE)}>No, refuse it</button>
    </div>
    <p class="hint" role="timer">${left(ends - Date.now())} left</p>
  </div>`;

const own = () => `${PATH}/${offered.id}`;

function clear() {
  offered = undefined;
  seen = undefined;
  settle();
  changed();
}

async function show(given) {
  clear();
  offered = await (await ask("POST", PATH, {json: {audience: given.get("audience")}})).json();
  ends = Date.now() + offered.expires_in * 1000;
}

async function approve() {
  await ask("POST", `${own()}/approve`, {json: {number: seen.number}});
  const name = seen.device_name;
  clear();
  return `${name} is let in, and signed in when it asks next. You find it among your sessions, and can end it there.`;
}

async function deny() {
  await ask("POST", `${own()}/deny`);
  clear();
  return ENDS.denied;
}

// Its clock runs down each second, and who has scanned is asked for as often.
async function tick() {
  if (!offered || isLooking) {
    return;
  }
  isLooking = true;
  const looked = offered;
  const now = await read(own()).catch(() => undefined);
  isLooking = false;
  if (offered !== looked) { // put away or decided meanwhile
    return;
  }
  seen = now ?? seen;
  if (ENDS[seen?.state]) {
    tell(PLACE, ENDS[seen.state]);
    clear();
  } else if (now) {
    ends = Date.parse(now.expires_at);
  }
  changed();
}

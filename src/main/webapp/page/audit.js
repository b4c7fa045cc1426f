import {html, nothing} from "./lit-html.js";
import {attempt, said} from "./deed.js";
import {read} from "./office.js";
import {changed} from "./screen.js";
import {moment} from "./words.js";

const TYPES = [
  "authn_login_success", "authn_login_fail", "authn_login_lock", "authn_token_created", "authn_token_reuse",
  "authn_token_fail", "authn_token_revoked", "authz_fail", "authn_password_change", "privilege_permissions_changed",
  "user_created", "user_updated", "user_deleted", "audience_created", "audience_updated",
  "key_announced", "key_activated", "key_imported", "key_revoked",
];
const EVERY = 2000;
let type = "";
let events = [];
let live = true;
let timer = 0;

export const audit = {
  name: "audit",
  title: "Audit",
  enter() {
    live = true;
    timer = setInterval(poll, EVERY);
    return attempt("audit", load);
  },
  leave: () => clearInterval(timer),
  view: () => html`
    <div class="row desk-row">
      <label>Type <select @change=${filter}>
        <option value="">all</option>
        ${TYPES.map(name => html`<option value=${name} ?selected=${name === type}>${name}</option>`)}</select></label>
      <button aria-pressed=${live} @click=${pause}>${live ? "Live: pause" : "Paused: go on"}</button>
    </div>
    ${said("audit")}
    <ol class="events" aria-label="Events, newest first">${events.map(line)}</ol>`,
};

const line = event => html`
  <li class="event">
    ${moment(event.time)}
    <span class=${`chip ${event.outcome === "success" ? "active" : "revoked"}`}>${event.outcome}</span>
    <strong>${event.type}</strong>
    <span class="detail">${[["by", event.actor], ["to", event.target === event.actor ? "" : event.target], ["at", event.audience], ["from", event.address]]
      .map(([word, value]) => value ? html`<span><i>${word}</i> ${value}</span>` : nothing)}
      ${event.reason ? html`<span class="reason">${event.reason}</span>` : nothing}</span>
  </li>`;

async function load() {
  events = (await read(`audit?limit=50${type && `&type=${type}`}`)).items;
  changed();
}

function poll() {
  if (live && !document.hidden) {
    attempt("audit", load);
  }
}

function filter(event) {
  type = event.target.value;
  return attempt("audit", load);
}

function pause() {
  live = !live;
  changed();
}

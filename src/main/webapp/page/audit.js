import {attempt, said} from "./actions.js";
import {read} from "./api.js";
import {moment} from "./format.js";
import {html, nothing} from "./lit-html.js";
import {known, place} from "./reasons.js";
import {changed} from "./screen.js";

const TYPES = [
  "authn_login_success", "authn_login_fail", "authn_login_lock", "authn_token_created", "authn_token_reuse",
  "authn_token_fail", "authn_token_revoked", "authz_fail", "authn_password_change", "privilege_permissions_changed",
  "user_created", "user_updated", "user_deleted", "audience_created", "audience_updated",
  "key_announced", "key_activated", "key_imported", "key_revoked", "key_ring_sealed", "key_rotation_unconfirmed", "key_withdrawn",
  "drill_begun", "drill_ended", "token_explained", "token_previewed",
];
const EVERY = 2000;
let wanted = {type: "", outcome: "", name: "", address: "", correlation_id: ""};
let events = [];
let live = true;
let timer = 0;
let asked = 0;

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
    <div class="filters" role="search">
      ${choice("Type", "type", TYPES)}
      ${choice("Outcome", "outcome", ["success", "failure"])}
      ${text("Name", "name", 254)}
      ${text("Address", "address", 45)}
      ${text("Correlation id", "correlation_id", 64)}
      <button aria-pressed=${live} @click=${pause}>${live ? "Live: pause" : "Paused: go on"}</button>
    </div>
    ${said("audit")}
    <ol class="events" aria-label="Events, newest first">${events.map(line)}</ol>`,
};

const choice = (label, member, values) => html`
  <label>${label} <select @change=${filter(member)}>
    <option value="">all</option>
    ${values.map(value => html`<option value=${value} ?selected=${value === wanted[member]}>${value}</option>`)}</select></label>`;

const text = (label, member, most) => html`
  <label>${label} <input type="search" autocapitalize="none" autocomplete="off" spellcheck="false" maxlength=${most}
    .value=${wanted[member]} @change=${filter(member)}></label>`;

const line = event => html`
  <li class="event">
    ${moment(event.time)}
    <span class=${`chip ${event.outcome === "success" ? "active" : "revoked"}`}>${event.outcome}</span>
    <strong>${event.type}</strong>
    <span class="detail">
      ${part("by", who(event.actor, event.actor_name))}
      ${part("to", event.target === event.actor ? null : who(event.target, event.target_name))}
      ${part("at", event.audience)}
      ${part("from", event.address)}
      ${part("request", event.correlation_id)}
      ${event.reason ? html`<span class="reason">${reason(event)}</span>` : nothing}</span>
  </li>`;

/** A refusal is linked to what its reason means. */
const reason = ({outcome, reason: words}) => outcome === "failure" && known(words)
  ? html`<a href=${`#/explain/${place(known(words))}`}>${words}</a>`
  : words;

const part = (word, value) => value ? html`<span><i>${word}</i> ${value}</span>` : nothing;

const who = (id, name) => name ? html`<b>${name}</b> ${id}` : id;

/** What is asked for later is shown, even if what was asked for earlier comes last. */
async function load() {
  const mine = ++asked;
  const given = Object.entries(wanted).filter(([, value]) => value !== "");
  const {items} = await read(`audit?${new URLSearchParams([["limit", 50], ...given])}`);
  if (mine === asked) {
    events = items;
    changed();
  }
}

function poll() {
  if (live && !document.hidden) {
    attempt("audit", load);
  }
}

const filter = member => event => {
  wanted = {...wanted, [member]: event.target.value.trim()};
  return attempt("audit", load);
};

function pause() {
  live = !live;
  changed();
}

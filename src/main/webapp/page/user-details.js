// The user who is looked at: what is known of them, and what an administrator may do.
import {attempt, said} from "./actions.js";
import {ask, readVersion} from "./api.js";
import {fact, moment} from "./format.js";
import {html, nothing} from "./lit-html.js";
import {changed} from "./screen.js";
import {form, patched} from "./user-form.js";

let opened = null;
let edited = false;
let link; // by which a user sets a password, and which the server shows once

export const isOpen = ({id}) => opened?.value.id === id;

export async function open({id}) {
  edited = false;
  link = undefined;
  opened = await readVersion(`users/${id}`);
}

export function close() {
  opened = null;
  edited = false;
  link = undefined;
}

/** `put` is told of each new version of the user, and of none when they are gone. */
export function details(audiences, put) {
  const user = opened.value;
  const on = deed => () => attempt(`users ${user.id} deeds`, () => deed(user, put));
  return html`
    <dl class="facts">
      ${fact("Id", html`<code>${user.id}</code>`)}
      ${fact("Roles", user.roles.join(", "))}
      ${fact("Tenant", user.tenant)}
      ${fact("Audiences", user.audiences.join(", "))}
      ${fact("Scopes", Object.entries(user.scopes).map(([audience, scopes]) => `${audience}: ${scopes.join(" ")}`).join(", "))}
      ${fact("Claims", Object.entries(user.claims).map(([name, value]) => `${name}: ${value}`).join(", "))}
      ${fact("Locked until", moment(user.locked_until))}
      ${fact("Made", moment(user.created_at))}
    </dl>
    ${edited ? form(`users ${user.id} edit`, audiences, user, given => change(user, put, patched(user, given, audiences)), stop) : deeds(user, on)}
    ${said(`users ${user.id} deeds`)}
    ${link?.id === user.id ? html`<p class="card">Hand this to ${user.username} on a way that nobody else reads, for it is their password until it is used: <code id="recovery-link">${link.url}</code></p>` : nothing}`;
}

const deeds = (user, on) => html`
  <div class="row">
    <button aria-label=${`Edit ${user.username}`} @click=${on(edit)}>Edit</button>
    ${user.locked_until ? html`<button aria-label=${`Unlock ${user.username}`} @click=${on(unlock)}>Unlock</button>` : nothing}
    <button aria-label=${`End the sessions of ${user.username}`} @click=${on(endSessions)}>End sessions</button>
    <button aria-label=${`Make a recovery link for ${user.username}`} @click=${on(recover)}>Make a recovery link</button>
    <details class="deed"><summary>Remove second factors<span class="hidden"> of ${user.username}</span></summary>
      <button class="danger" @click=${on(removeFactors)}>Yes, ${user.username} shows the password only</button></details>
    <details class="deed"><summary>Delete<span class="hidden"> ${user.username}</span></summary>
      <button class="danger" @click=${on(remove)}>Yes, delete ${user.username}</button></details>
  </div>`;

async function edit(user) {
  await open(user);
  edited = true;
}

async function recover(user) {
  const made = await (await ask("POST", `users/${user.id}/recovery`)).json();
  link = {id: user.id, url: made.url};
  return `The link lets ${user.username} set a password, once, within ${Math.round(made.expires_in / 60)} minutes. It is shown now and never again.`;
}

async function removeFactors(user) {
  await ask("DELETE", `users/${user.id}/factors`);
  return `${user.username} has no second factors, and no session any more.`;
}

function stop() {
  edited = false;
  changed();
}

async function change({id}, put, json) {
  const answer = await ask("PATCH", `users/${id}`, {json, ifMatch: opened.version});
  opened = {version: answer.headers.get("ETag"), value: await answer.json()};
  edited = false;
  put(id, opened.value);
  return "Changed.";
}

async function unlock(user, put) {
  await open(user);
  await change(user, put, {enabled: true});
  return "Unlocked.";
}

async function endSessions({id}) {
  await ask("DELETE", `users/${id}/sessions`);
  return "The sessions have ended.";
}

async function remove({id}, put) {
  await ask("DELETE", `users/${id}`);
  close();
  put(id);
}

import {isRunning, said, submitted} from "./actions.js";
import {ask} from "./api.js";
import {html} from "./lit-html.js";
import {Refusal} from "./refusal.js";

export const password = {
  name: "password",
  title: "Password",
  view: () => html`
    <p class="lead">15 characters or more. Every other session of yours ends with the old one.</p>
    <form class="desk narrow" @submit=${submitted("password", change)}>
      <label>Present password
        <input name="current_password" type="password" autocomplete="current-password" required></label>
      <label>New password
        <input name="new_password" type="password" autocomplete="new-password" minlength="15" maxlength="256" required></label>
      <label>New password, again
        <input name="again" type="password" autocomplete="new-password" required></label>
      <button class="first" aria-disabled=${isRunning("password")}>Change it</button>
      ${said("password")}
    </form>`,
};

async function change(given) {
  const {again, ...json} = Object.fromEntries(given);
  if (again !== json.new_password) {
    throw new Refusal(0, "Not the same", "The new password is not the same both times.");
  }
  await ask("PUT", "me/password", {json});
  return "Your password is changed.";
}

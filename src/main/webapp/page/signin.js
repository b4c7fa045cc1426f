import {attempt, isRunning, said} from "./actions.js";
import {leave} from "./authorize.js";
import {list} from "./format.js";
import {html} from "./lit-html.js";
import {Refusal} from "./refusal.js";
import {holds} from "./tokens.js";

const PLACE = "signin";
const USUAL = ["server", "other"];

export const signin = {
  name: PLACE,
  title: "Sign in",
  view: () => html`
    <p class="lead">An access token is valid for one audience. Name those that you want to call: you sign in once, and each gets a token of its own.</p>
    <div class="signin">
    <form class="desk narrow" @submit=${submit}>
      <fieldset>
        <legend>Audiences</legend>
        ${USUAL.map(audience => html`
          <label class="choice"><input type="checkbox" name="audience" value=${audience} ?checked=${!holds(audience)}>
            ${audience}</label>`)}
        <label>Others, by name
          <input name="others" autocapitalize="none" spellcheck="false" placeholder="orders">
        </label>
      </fieldset>
      <button class="first" aria-disabled=${isRunning(PLACE)}>Sign in</button>
      <button class="quiet" name="prompt" value="select_account" aria-disabled=${isRunning(PLACE)}>Use another account</button>
      ${said(PLACE)}
    </form>
    <div class="lift sample" aria-hidden="true"><div class="token">
      <div class="face"><p class="eyebrow">Access token</p><p class="name">server</p><p class="hint">Valid for one audience, and for no other.</p></div>
      <div class="expiry"><p class="eyebrow">Expires in</p><p class="countdown">10:00</p></div>
    </div></div>
    </div>
    ${overHttp()}`,
};

// A browser keeps the cookie for HTTPS only, and the server takes it from the issuer's own pages.
const overHttp = () => location.protocol === "https:" ? "" : html`
  <p class="refusal"><strong>This page is open over plain HTTP.</strong>
    <span>Signing in needs HTTPS: use the address that was printed at the start.</span></p>`;

async function submit(event) {
  event.preventDefault();
  if (isRunning(PLACE)) {
    return;
  }
  const given = new FormData(event.currentTarget);
  const wanted = [...new Set([...given.getAll("audience"), ...list(given.get("others"))])];
  const prompt = event.submitter?.value ?? "";
  await attempt(PLACE, async () => {
    if (wanted.length === 0) {
      throw new Refusal(0, "No audience", "Name at least one audience.");
    }
    await leave(wanted, {prompt});
  });
}

// What needs a more recent or a stronger sign-in (RFC 9470): the refusal is shown as any other, and a new sign-in is offered beside it.
import {attempt} from "./actions.js";
import {leave} from "./authorize.js";
import {html, nothing} from "./lit-html.js";
import {audiences} from "./tokens.js";

let wanted; // the acr_values of the sign-in that was asked for last

/** A deed that may need it. */
export const guarded = deed => async (...given) => {
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

/** A button, if it was asked for. */
export const again = place => wanted === undefined ? nothing : html`
  <button class="first" id="again" @click=${() => attempt(place, signInAgain)}>Sign in again</button>`;

/** Nothing is asked for any more. */
export function settle() {
  wanted = undefined;
}

const signInAgain = () => leave(["server", ...audiences().filter(audience => audience !== "server")], {prompt: "login", acr_values: wanted});

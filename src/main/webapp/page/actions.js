// What a button does, and what is said of it beside the button.
import {html, nothing} from "./lit-html.js";
import {changed} from "./screen.js";

const told = new Map();
const running = new Map();

/** Does it, and tells at this place how it went. Whether it went well. */
export async function attempt(place, deed) {
  running.set(place, (running.get(place) ?? 0) + 1);
  changed();
  try {
    tell(place, await deed());
    return true;
  } catch (refused) {
    told.set(place, {refused});
    return false;
  } finally {
    running.set(place, running.get(place) - 1);
    changed();
  }
}

/** Says something at a place; nothing to say clears it. */
export function tell(place, words = "") {
  told.set(place, {words});
  changed();
}

/** What is said everywhere is forgotten: another view is looked at. */
export const forget = () => told.clear();

/** Whether something is under way there; a form that is, is not submitted again. */
export const isRunning = place => running.get(place) > 0;

/** What was said at a place last. */
export function said(place) {
  const {words, refused} = told.get(place) ?? {};
  return html`
    <div class="said" role="status">${words ? html`<p class="well">${words}</p>` : nothing}</div>
    <div class="said" role="alert">${refused ? refusal(refused) : nothing}</div>`;
}

const refusal = ({status, title, message, challenge}) => html`
  <p class="refusal">
    <strong>${status ? `${status} ` : nothing}${title ?? "The page is at fault"}</strong>
    ${message && message !== title ? html`<span>${message}</span>` : nothing}
    ${challenge ? html`<code>${challenge}</code>` : nothing}
  </p>`;

/** A form whose submission is a deed; it is given what was filled in. */
export const submitted = (place, deed) => async event => {
  event.preventDefault();
  const form = event.currentTarget;
  if (!isRunning(place) && await attempt(place, () => deed(new FormData(form), form))) {
    form.reset();
  }
};

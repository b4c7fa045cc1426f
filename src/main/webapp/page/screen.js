// What is on the screen is drawn anew when something changed: once, however much did.
import {render} from "./lit-html.js";

let whole = () => "";
let due = false;

/** From now on the page shows what this function returns. */
export function show(template) {
  whole = template;
  changed();
}

/** To be called after each change of what is shown. */
export function changed() {
  if (!due) {
    due = true;
    queueMicrotask(draw);
  }
}

function draw() {
  due = false;
  render(whole(), document.getElementById("page"));
}

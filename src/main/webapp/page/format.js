// How times and ids read.
import {html, nothing} from "./lit-html.js";

const MOMENT = new Intl.DateTimeFormat(undefined, {dateStyle: "medium", timeStyle: "medium"});
const CLOCK = new Intl.DateTimeFormat(undefined, {timeStyle: "medium"});

const today = time => time.toDateString() === new Date().toDateString();

/** An RFC 3339 text or a number of milliseconds; the time alone if it is today. */
export function moment(time) {
  if (!time) {
    return nothing;
  }
  const date = new Date(time);
  return html`<time datetime=${date.toISOString()}>${(today(date) ? CLOCK : MOMENT).format(date)}</time>`;
}

/** What is left of a time, as on a clock. */
export function left(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = number => String(number).padStart(2, "0");
  return seconds < 3600
    ? `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
    : `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The words of a text that separates them by spaces or commas. */
export const list = text => String(text ?? "").split(/[\s,]+/).filter(word => word !== "");

/** A name and what stands beside it, if anything does. */
export const fact = (name, value) =>
  value === nothing || value === undefined || value === null || value === ""
    ? nothing
    : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

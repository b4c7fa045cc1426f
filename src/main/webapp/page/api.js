// The protected resources of the server itself: what they answer, or the refusal thrown.
import {refusalOf} from "./refusal.js";
import {call} from "./tokens.js";

const OWN = "server";
const MOST_PAGES = 20;

/** The answer to a call with the token for `server`. */
export async function ask(method, path, request = {}) {
  const answer = await call(OWN, `/api/server/${path}`, {method, ...request});
  if (!answer.ok) {
    throw await refusalOf(answer);
  }
  return answer;
}

export const read = async path => (await ask("GET", path)).json();

/** A resource and the version of it, which a change has to name. */
export async function readVersion(path) {
  const answer = await ask("GET", path);
  return {version: answer.headers.get("ETag"), value: await answer.json()};
}

/** All items of a list, page by page. */
export async function readAll(path) {
  const items = [];
  let cursor = "";
  for (let page = 0; page < MOST_PAGES && cursor !== null; page++) {
    const {items: more, next_cursor: next} = await read(`${path}?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    items.push(...more);
    cursor = next ?? null;
  }
  return items;
}

// The tokens that the page has. An access token and an ID token live in this module's memory and nowhere else: not in a storage, not in
// the document, and of the two an ID token only in the address that signs out. The refresh token is in a cookie that no script reads. What is remembered over a reload is
// the names of the audiences, which are no secret.
import {noToken, Refusal, refusalOf, unreachable} from "./refusal.js";
import {changed} from "./screen.js";
import {decoded} from "./claims.js";

const REMEMBERED = "boxoffice.audiences";
const tokens = new Map();
const renewals = new Map();

/** The audiences that there is a token for, in the order of their coming. */
export const audiences = () => [...tokens.keys()];

export const holds = audience => tokens.has(audience);

/** What may be shown of a token at any time: {audience, scope, expiresAt, life, renewals}, times in milliseconds. */
export function summary(audience) {
  const {token, idToken, ...shown} = tokens.get(audience);
  return shown;
}

/** The token itself, for the eyes of its owner. */
export const reveal = audience => tokens.get(audience)?.token ?? "";

/** A code of a request becomes the token of its audience, if the ID token was made for that very request (OpenID Connect Core 3.1.3.7). */
export const redeem = ({audience, verifier, nonce}, code) => inTurn(audience, async () => {
  const answer = await granted("/auth/code", {code, code_verifier: verifier, audience, transport: "cookie"});
  if (decoded(answer.id_token).claims.nonce !== nonce) {
    await post("/auth/logout", {audience});
    throw new Refusal(0, "Another answer", "The ID token is not the one that was asked for. Sign in again.");
  }
  keep(answer, 0);
});

/** The ID token that came last: it says to the server whose sign-in is meant. */
export const idToken = () => [...tokens.values()].map(held => held.idToken).findLast(text => text) ?? "";

/** Goes on with the sessions whose cookies the browser still has. */
export async function resume() {
  await Promise.allSettled(remembered().filter(audience => !holds(audience)).map(renew));
}

/** A new access token. However many ask at once, here or in other tabs with the same cookie, one of them goes at a time. */
export function renew(audience) {
  if (!renewals.has(audience)) {
    renewals.set(audience, inTurn(audience, () => refresh(audience)).finally(() => renewals.delete(audience)));
  }
  return renewals.get(audience);
}

async function refresh(audience) {
  const expected = sessionOf(audience);
  try {
    keep(await granted("/auth/refresh", {audience, ...expected}), (tokens.get(audience)?.renewals ?? 0) + 1);
  } catch (refused) {
    if (refused.title === "invalid_grant") {
      expected.session_id ? putAway(audience) : drop(audience);
    }
    throw refused;
  }
}

// Tabs share a cookie: where somebody logged in in another one, it is of their session, and this tab must not go on as them.
function sessionOf(audience) {
  const token = tokens.get(audience)?.token;
  return token === undefined ? {} : {session_id: decoded(token).claims.sid};
}

/** Ends the session of each token, after a renewal under way. They are gone even when the server cannot be reached. */
export async function logout() {
  await Promise.all(audiences().map(audience => inTurn(audience,
    () => post("/auth/logout", {audience, ...sessionOf(audience)}).finally(() => drop(audience)))));
}

const inTurn = (audience, work) => navigator.locks.request(`boxoffice ${audience}`, work);

/** The answer to a call with the token of an audience; a token that has expired or is refused is renewed once. */
export async function call(audience, path, request = {}) {
  const first = await valid(audience);
  const answer = await present(first.token, path, request);
  if (!isInvalid(answer)) {
    return answer;
  }
  if (tokens.get(audience) === first) { // else another call was refused too, and has a new one already
    await renew(audience);
  }
  return present((await valid(audience)).token, path, request);
}

/** The answer to a call with a token that may be the wrong one: nothing is renewed. */
export async function callOnce(audience, path) {
  return present((await valid(audience)).token, path, {});
}

async function valid(audience) {
  if (tokens.has(audience) && tokens.get(audience).expiresAt <= Date.now()) {
    await renew(audience);
  }
  if (!tokens.has(audience)) {
    throw noToken(audience);
  }
  return tokens.get(audience);
}

const isInvalid = answer =>
  answer.status === 401 && (answer.headers.get("WWW-Authenticate") ?? "").includes("invalid_token");

function present(token, path, {method = "GET", json, ifMatch}) {
  const headers = {Authorization: `Bearer ${token}`};
  if (json !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  if (ifMatch !== undefined) {
    headers["If-Match"] = ifMatch;
  }
  return fetched(path, {method, headers, body: json === undefined ? undefined : JSON.stringify(json), credentials: "omit"});
}

async function granted(path, body) {
  const asked = Date.now();
  return {asked, ...await (await post(path, body)).json()};
}

async function post(path, body) {
  const headers = {"Content-Type": "application/json", "X-Boxoffice-Csrf": "1"};
  const answer = await fetched(path, {method: "POST", headers, body: JSON.stringify(body), credentials: "same-origin"});
  if (!answer.ok) {
    throw await refusalOf(answer);
  }
  return answer;
}

async function fetched(path, options) {
  try {
    return await fetch(new URL(`..${path}`, import.meta.url), {cache: "no-store", redirect: "error", ...options});
  } catch (failed) {
    throw failed instanceof Refusal ? failed : unreachable();
  }
}

// Counted from the moment of asking, by this machine's clock alone: it may differ from the server's.
function keep({asked, access_token: token, id_token: idToken, expires_in: seconds, audience, scope}, count) {
  const life = seconds * 1000;
  tokens.set(audience, {token, idToken, audience, scope, life, expiresAt: asked + life, renewals: count});
  remember(new Set(remembered()).add(audience));
  changed();
}

function drop(audience) {
  remember(remembered().filter(name => name !== audience));
  putAway(audience);
}

// Its name stays: the cookie may be of another session, which another tab goes on with.
function putAway(audience) {
  tokens.delete(audience);
  changed();
}

function remember(names) {
  localStorage.setItem(REMEMBERED, JSON.stringify([...names]));
}

function remembered() {
  try {
    return [JSON.parse(localStorage.getItem(REMEMBERED) ?? "[]")].flat().filter(name => typeof name === "string");
  } catch {
    return [];
  }
}

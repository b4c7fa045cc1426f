// The page as an OpenID Connect client of this server: authorization code with PKCE (RFC 6749 4.1, RFC 7636), one request for each
// audience. The first request goes by the address of the browser, for its person may have to sign in; the others are asked silently,
// and nothing of them is seen. Of the first, the session storage of the tab has what its answer is known by, until it is there. A
// request names no scope: the server gives this client an ID token and all that is granted to the user.
import {Refusal, unreachable} from "./refusal.js";
import {audiences, redeem} from "./tokens.js";

const ISSUER = new URL("..", import.meta.url).href.slice(0, -1);
const HOME = `${ISSUER}/`;
const CLIENT = "boxoffice";
const UNDER_WAY = "boxoffice.request";

/** Sends the browser to the sign-in page; with more parameters, such as `prompt` of OpenID Connect Core 3.1.2.1, where one says something. */
export async function leave([audience, ...rest], more = {}, refused = []) {
  await requireHome();
  const asked = request(audience);
  sessionStorage.setItem(UNDER_WAY, JSON.stringify({...asked, rest, refused}));
  location.assign(await address(asked, more));
}

/** What the browser has come back with, if it has; taken out of its address, so that no code stays there or in its history. */
export function returned() {
  const parameters = new URLSearchParams(location.search);
  if (!parameters.has("code") && !parameters.has("error")) {
    return undefined;
  }
  history.replaceState(null, "", location.pathname + location.hash);
  const asked = JSON.parse(sessionStorage.getItem(UNDER_WAY) ?? "null");
  sessionStorage.removeItem(UNDER_WAY);
  return {parameters, asked};
}

/** Goes on with an answer: its code becomes a token, and the audiences that are left follow. What there is to say of those that gave none. */
export async function goOn({parameters, asked}) {
  requireAnswer(parameters, asked);
  try {
    await redeem(asked, codeOf(parameters));
  } catch (reason) {
    return without(asked, reason);
  }
  return others(asked.rest, asked.refused);
}

/** Ends the sign-in of this browser too, and is back (OpenID Connect RP-Initiated Logout 1.0). */
export function leaveForGood(idToken) {
  location.assign(`${ISSUER}/oauth2/logout?${new URLSearchParams(
    {client_id: CLIENT, id_token_hint: idToken, post_logout_redirect_uri: HOME})}`);
}

// The audience that the browser went for gave no token. Who said no, said it to all of them; who has nothing there, may elsewhere.
async function without({audience, rest, refused}, reason) {
  const told = [...refused, noTokenFor(audience, reason)];
  if (rest.length > 0 && reason.title === "invalid_target") { // told before anybody had to sign in
    return leave(rest, {}, told);
  }
  if (rest.length > 0 && reason.title === "access_denied" && await isDeniedUnasked(audience)) {
    const said = await others(rest, told);
    if (audiences().length > 0) {
      return said;
    }
  }
  throw reason;
}

const isDeniedUnasked = audience => silently(audience).then(() => false, reason => reason.title === "access_denied");

async function others(rest, refused) {
  const told = [...refused];
  for (const audience of rest) {
    try {
      const {asked, code} = await silently(audience);
      await redeem(asked, code);
    } catch (reason) {
      if (reason.title === "login_required") { // nobody is signed in any more
        break;
      }
      told.push(noTokenFor(audience, reason));
    }
  }
  return told.join(" ");
}

const noTokenFor = (audience, reason) => `No token for ${audience}: ${reason.message}`;

// Answered at once, in the address where the redirects end: all of it is of this origin.
async function silently(audience) {
  const asked = request(audience);
  const options = {cache: "no-store", credentials: "same-origin"};
  const answer = await fetch(await address(asked, {prompt: "none"}), options).catch(() => { throw unreachable(); });
  const parameters = new URL(answer.url).searchParams;
  requireAnswer(parameters, asked);
  return {asked, code: codeOf(parameters)};
}

// RFC 6749 10.12 and RFC 9207: what somebody else has begun is not gone on with.
function requireAnswer(parameters, asked) {
  if (!asked || parameters.get("state") !== asked.state || parameters.get("iss") !== ISSUER) {
    throw new Refusal(0, "Another answer", "This does not answer what this tab asked for. Sign in again.");
  }
}

function codeOf(parameters) {
  if (parameters.has("error")) {
    throw new Refusal(0, parameters.get("error"), parameters.get("error_description") ?? "");
  }
  return parameters.get("code") ?? "";
}

const request = audience => ({audience, state: random(), nonce: random(), verifier: random()});

async function address({audience, state, nonce, verifier}, more) {
  const said = Object.fromEntries(Object.entries(more).filter(([, value]) => value));
  const parameters = new URLSearchParams({
    ...said, client_id: CLIENT, redirect_uri: HOME, response_type: "code", audience, state, nonce,
    code_challenge: await s256(verifier), code_challenge_method: "S256"});
  return `${ISSUER}/oauth2/authorize?${parameters}`;
}

// A code comes to the issuer's own address only, and a verifier can be hashed in a secure context only.
async function requireHome() {
  const metadata = `${ISSUER}/.well-known/openid-configuration`;
  const {issuer} = await fetch(metadata, {credentials: "omit"}).then(answer => answer.json()).catch(() => { throw unreachable(); });
  if (issuer !== ISSUER) {
    throw new Refusal(0, "Another address", `Sign in at ${issuer}/.`);
  }
}

const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

const s256 = async text => base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));

const base64url = octets =>
  btoa(String.fromCharCode(...octets)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

// What a token says (RFC 7519, RFC 9068). Read for the eye only: nothing is decided by it, and nothing is verified.

/** {header, claims} of a token. */
export function decoded(token) {
  const [header, claims] = token.split(".").slice(0, 2).map(part => JSON.parse(text(part)));
  return {header, claims};
}

function text(base64url) {
  const octets = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder().decode(Uint8Array.from(octets, octet => octet.charCodeAt(0)));
}

/** What the members mean. */
export const MEANINGS = {
  alg: "Algorithm of the signature",
  typ: "An access token (RFC 9068)",
  kid: "The key that signed it",
  iss: "Who issued it",
  sub: "User id",
  aud: "The one audience it is valid for",
  exp: "Expires at",
  iat: "Issued at",
  jti: "The id of this token",
  client_id: "The client that asked for it",
  sid: "Session",
  scope: "What it permits there",
  auth_time: "When the user signed in",
  amr: "How they signed in",
  acr: "How well that shows who they are",
  groups: "Roles",
  upn: "Username",
  tenant: "Whose rows it may touch",
  cnf: "The key that it is bound to",
  act: "Who acts for the user",
  status: "Its place in the status list",
};

export const TIMES = new Set(["exp", "iat", "auth_time"]);

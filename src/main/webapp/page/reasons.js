// What the audit's reasons of a refused token mean, and what can be done; docs/explain.md has the same.

export const REASONS = {
  "no token": "The call came without an access token, or with another scheme than Bearer or DPoP.",
  "several Authorization headers": "Which of them counts is not guessed: send one.",
  "malformed": "It is no compact JWS: too long, cut off, quoted, or not base64url.",
  "header": "Its header is not exactly alg, typ and kid, or typ is not at+jwt: perhaps an ID token, or a token of another server.",
  "key not trusted": "Its kid is unknown, retired or revoked, or the key is of ID tokens: perhaps an old token, or one of another server.",
  "algorithm is not the key's": "Its header names another algorithm than the key has: somebody wrote the header anew.",
  "bad signature": "Header, claims or signature were altered, or it was signed elsewhere.",
  "claims missing or of another type": "It was signed here, and its claims are not those of an access token: the signing key may be in other hands.",
  "key belongs to another audience": "The key signs for one audience, and aud names another: the signing key may be in other hands.",
  "wrong issuer": "iss is not this server's issuer: boxoffice.issuer may have been changed.",
  "revoked": "It was revoked, or its session, user, grant or client was: the user must sign in again.",
  "expired": "Its time is over: the client must refresh, or its clock is wrong.",
  "issued in the future": "The clock of whoever signed it is ahead.",
  "lifetime over the cap": "It is good for more than an hour, which no token is here.",
  "not yet valid": "Its nbf has not come.",
  "wrong audience": "It is good, and of another API than the one that was called.",
  "bound to a key, and presented as a bearer token": "It takes the scheme DPoP and a proof of its key.",
  "not bound to a key, and presented with the scheme DPoP": "It takes the scheme Bearer.",
  "DPoP proof": "The proof is missing, or not of this request; the word behind it says which member is at fault.",
  "DPoP proof of another key": "The proof was signed by another key than the token is bound to.",
  "DPoP proof that came before": "Each proof is good once: the client sends one again, or somebody repeats it.",
  "too many DPoP proofs of one key": "The client makes more proofs in a minute than boxoffice.dpop.proofs.key allows.",
  "DPoP proof could not be remembered": "The database was away, so the proof could not be used up.",
  "role, scope or tenant": "The token is good, and its owner may not do this.",
  "what is revoked could not be confirmed": "The database was away for longer than boxoffice.revocation.staleness.",
  "not permitted": "The token is good, and its owner may not do this: see role, scope and tenant.",
};

/** A reason as a part of an address. */
export const place = reason => reason.toLowerCase().replaceAll(/[^a-z]+/g, "-");

/** The reason that an event was written for, if it is one of these; behind a colon stands its detail, behind a semicolon how many more there were. */
export const known = reason => [reason, reason.split(/[:;]/)[0]].find(words => Object.hasOwn(REASONS, words));

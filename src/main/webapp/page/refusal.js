/** A refusal as the server words it: RFC 6749 5.2 under /auth, RFC 9457 elsewhere. */
export class Refusal extends Error {
  constructor(status, title, detail, challenge = "") {
    super(detail || title);
    Object.assign(this, {status, title, detail, challenge});
  }
}

/** The refusal that an answer is. */
export async function refusalOf(answer) {
  const body = await answer.json().catch(() => ({}));
  return new Refusal(
    answer.status,
    body.title ?? body.error ?? "The answer cannot be read",
    body.detail ?? body.error_description ?? "",
    answer.headers.get("WWW-Authenticate") ?? "");
}

/** No answer at all. */
export const unreachable = () => new Refusal(0, "No answer", "The server cannot be reached. Try again shortly.");

/** The page has no token for this audience. */
export const noToken = audience => new Refusal(0, "No token", `You have no token for ${audience}.`);

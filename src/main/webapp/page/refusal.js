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
export const unreachable = () => new Refusal(0, "No answer", "The office cannot be reached. Try again shortly.");

/** There is no ticket in hand for this audience. */
export const noTicket = audience => new Refusal(0, "No ticket", `You hold no ticket for ${audience}.`);

package io.boxoffice.accesstoken;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What each check says of a text that claims to be an access token.
 *
 * @param verdicts of every check, in their order
 * @param kid the {@code kid} of the header where that is one, true or not
 * @param signed the header and the claims, if one of our keys has signed them: nothing else of a text is worth telling
 * @param verified the token, if its claims could be read under that signature
 * @param unfit which claims are missing, of another type or out of range, if they are signed
 */
public record Explanation(
        Map<TokenCheck, Verdict> verdicts,
        Optional<String> kid,
        Optional<Signed> signed,
        Optional<VerifiedAccessToken> verified,
        Set<String> unfit) {

    /** What stands under a true signature. */
    public record Signed(ObjectNode header, ObjectNode claims) {}

    /** The first check that fails, for which {@link AccessTokenVerifier#verify} refuses the same text; nothing if it is good. */
    public Optional<TokenCheck> failed() {
        return verdicts.entrySet().stream()
                .filter(entry -> entry.getValue() == Verdict.FAILED)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** It holds what a token says: its own text is no component, and its claims are not printed. */
    @Override
    public String toString() {
        return "Explanation[" + verdicts + "]";
    }
}

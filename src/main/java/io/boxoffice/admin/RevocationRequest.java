package io.boxoffice.admin;

import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.Ids;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.oauth.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What a revocation names: exactly one of {@code jti}, {@code session_id} and {@code user_id}. */
sealed interface RevocationRequest {
    /** One access token. */
    record OfToken(TokenId id) implements RevocationRequest {}

    /** A session. */
    record OfSession(SessionId id) implements RevocationRequest {}

    /** Everything of a user. */
    record OfUser(UserId id) implements RevocationRequest {}

    static RevocationRequest of(Body body) {
        body.only("jti", "session_id", "user_id", "reason");
        Stream<Optional<RevocationRequest>> named = Stream.of(
                body.optionalText("jti").map(RevocationRequest::token),
                body.optionalText("session_id").map(text -> new OfSession(new SessionId(id("session_id", text)))),
                body.optionalText("user_id").map(text -> new OfUser(new UserId(id("user_id", text)))));
        List<RevocationRequest> all = named.flatMap(Optional::stream).toList();
        if (all.size() != 1) {
            throw BodyRefused.malformed("The body must have exactly one of jti, session_id and user_id.");
        }
        return all.getFirst();
    }

    private static OfToken token(String jti) {
        return TokenId.parse(jti)
                .map(OfToken::new)
                .orElseThrow(() -> BodyRefused.malformed("jti must be 1 to 64 of A-Za-z0-9_-."));
    }

    private static UUID id(String member, String text) {
        return Ids.parse(text).orElseThrow(() -> BodyRefused.malformed(member + " must be an id."));
    }
}

package io.boxoffice.system;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** An access token for {@code other} that is bound to a key, and the words of whoever has both. */
record BoundToken(String text, ProofKey key) {
    static final String PATH = Api.OTHER.path();

    /** A user's, by a key of the test's that is trusted there. */
    static BoundToken of(Boxoffice boxoffice, SigningKey issuing) {
        ProofKey key = ProofKey.generate();
        ObjectNode claims = claims(boxoffice);
        claims.set("cnf", key.confirmation());
        return new BoundToken(issuing.token(claims), key);
    }

    static ObjectNode claims(Boxoffice boxoffice) {
        long now = Instant.now().getEpochSecond();
        return boxoffice
                .admin("other")
                .accessText()
                .claimsJson()
                .put("jti", Api.jti())
                .put("iat", now)
                .put("exp", now + 300);
    }

    static String url(Boxoffice boxoffice) {
        return boxoffice.issuer() + PATH;
    }

    /** A fresh proof for the one path. */
    String proof(Boxoffice boxoffice) {
        return key.proof("GET", url(boxoffice), text);
    }

    Answer present(Boxoffice boxoffice, String... proofs) {
        return present(boxoffice, "DPoP", List.of(proofs));
    }

    Answer present(Boxoffice boxoffice, String scheme, List<String> proofs) {
        HttpRequest.Builder request = boxoffice.request(PATH).header("Authorization", scheme + " " + text);
        proofs.forEach(proof -> request.header("DPoP", proof));
        return boxoffice.send(request);
    }
}

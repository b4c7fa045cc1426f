package io.boxoffice.resourceserver;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;

/** A proof as it came (RFC 9449 4.2): text in canonical form, and not believed yet. */
final class DpopProof {
    private static final int MAX_LENGTH = 8 << 10;
    private static final Pattern JWT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256, JWSAlgorithm.EdDSA);
    private static final Pattern JTI = Pattern.compile("[\\x20-\\x7E]{1,128}");
    private static final long LAST_SECOND = 253_402_300_799L;

    private final JWSObject jws;
    private final Map<String, Object> claims;
    private final Optional<ProofKey> key;

    private DpopProof(JWSObject jws, Map<String, Object> claims) {
        this.jws = jws;
        this.claims = claims;
        this.key = ProofKey.of(jws.getHeader());
    }

    /** Nothing if the text is no JWT, or one that could be written in another way. */
    static Optional<DpopProof> parse(String text) {
        if (text.length() > MAX_LENGTH || !JWT.matcher(text).matches() || !CanonicalText.isCanonical(text)) {
            return Optional.empty();
        }
        try {
            JWSObject jws = JWSObject.parse(text);
            Map<String, Object> claims = jws.getPayload().toJSONObject();
            return claims == null || hasExtensions(jws.getHeader())
                    ? Optional.empty()
                    : Optional.of(new DpopProof(jws, claims));
        } catch (ParseException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static boolean hasExtensions(JWSHeader header) {
        return header.getCriticalParams() != null || !header.isBase64URLEncodePayload();
    }

    boolean hasType() {
        return jws.getHeader().getType() != null
                && jws.getHeader().getType().getType().equals("dpop+jwt");
    }

    boolean hasAcceptedAlgorithm() {
        return ALGORITHMS.contains(jws.getHeader().getAlgorithm());
    }

    /** The public key that it brings; nothing if it is none, or not one for its algorithm. */
    Optional<ProofKey> key() {
        return key;
    }

    boolean hasClaims() {
        return claims.get("jti") instanceof String jti
                && JTI.matcher(jti).matches()
                && claims.get("htm") instanceof String
                && claims.get("htu") instanceof String
                && claims.get("ath") instanceof String
                && claims.get("iat") instanceof Long iat
                && iat > 0
                && iat <= LAST_SECOND;
    }

    /** A claim that is a text; empty if it is none. */
    String claim(String name) {
        return claims.get(name) instanceof String text ? text : "";
    }

    Instant issuedAt() {
        return Instant.ofEpochSecond(claims.get("iat") instanceof Long iat ? iat : 0);
    }

    /**
     * Whether {@code exp} and {@code nbf} hold, which need not be there (RFC 7519 4.1.4, 4.1.5).
     *
     * @param ahead seconds that the clock of its maker may be before this one
     */
    boolean isValidAt(Instant now, long ahead) {
        return isNoneOr("exp", exp -> exp > now.getEpochSecond())
                && isNoneOr("nbf", nbf -> nbf <= now.getEpochSecond() + ahead);
    }

    private boolean isNoneOr(String name, LongPredicate holds) {
        return !claims.containsKey(name) || (claims.get(name) instanceof Long time && holds.test(time));
    }

    JWSObject jws() {
        return jws;
    }
}

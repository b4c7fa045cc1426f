package io.boxoffice.accesstoken;

import io.boxoffice.audience.CurrentAudiences;
import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.json.CompactJws;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.Secret;
import io.boxoffice.revocation.Revocations;
import io.boxoffice.signing.Keys;
import io.boxoffice.signing.TrustedKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One text under examination. The checks are asked in their order, and each leaves behind what it has read, so that a later one has something
 * to look at: claims only once their signature was found true.
 */
final class Examination {
    private static final long SKEW = TokenLifetimes.SKEW.toSeconds();
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

    private final String text;
    private final Keys keys;
    private final CurrentAudiences audiences;
    private final Revocations revocations;
    private final Issuer issuer;
    private final long now;

    private Optional<CompactJws.Parts> parts = Optional.empty();
    private Optional<ObjectNode> header = Optional.empty();
    private Optional<ObjectNode> claims = Optional.empty();
    private boolean isExact;
    private Optional<TrustedKey> key = Optional.empty();
    private Optional<TrustedKey> signer = Optional.empty();
    private Optional<ObjectNode> signed = Optional.empty();
    private Optional<VerifiedAccessToken> verified = Optional.empty();

    Examination(
            String text, Keys keys, CurrentAudiences audiences, Revocations revocations, Issuer issuer, Instant now) {
        this.text = text;
        this.keys = keys;
        this.audiences = audiences;
        this.revocations = revocations;
        this.issuer = issuer;
        this.now = now.getEpochSecond();
    }

    Verdict judge(TokenCheck check) {
        return switch (check) {
            case SIZE -> Verdict.of(CompactJws.isShort(text));
            case PARTS -> parts();
            case HEADER_JSON -> headerJson();
            case CLAIMS_JSON -> claimsJson();
            case HEADER_MEMBERS -> on(header, this::hasExactMembers);
            case TYPE -> on(header, object -> text(object, "typ").equals("at+jwt"));
            case KEY -> on(header, this::hasTrustedKey);
            case ALGORITHM -> on(key, this::isInItsAlgorithm);
            case SIGNATURE -> on(signer, this::hasSigned);
            case CLAIMS -> on(signed, this::hasWholeClaims);
            case KEY_AUDIENCE -> on(verified, token -> key.orElseThrow().signsFor(token.audience()));
            case ISSUER -> on(verified, token -> token.claims().issuer().equals(issuer.url()));
            case REVOKED -> on(verified, token -> !revocations.isRevoked(token.issued()));
            case EXPIRES -> on(verified, token -> now < seconds(ClaimNames.EXPIRES) + SKEW);
            case ISSUED -> on(verified, token -> isIssued());
            case LIFETIME ->
                on(
                        verified,
                        token -> seconds(ClaimNames.EXPIRES) - seconds(ClaimNames.ISSUED)
                                <= TokenLifetimes.MAX_ACCESS.toSeconds());
            case NOT_BEFORE -> on(verified, token -> isBegun());
        };
    }

    private static <T> Verdict on(Optional<T> found, Predicate<T> holds) {
        return found.isEmpty() ? Verdict.NOT_REACHED : Verdict.of(holds.test(found.get()));
    }

    private Verdict parts() {
        if (!CompactJws.isShort(text)) {
            return Verdict.NOT_REACHED;
        }
        parts = CompactJws.Parts.of(text);
        return Verdict.of(parts.isPresent());
    }

    private Verdict headerJson() {
        header = parts.flatMap(CompactJws.Parts::headerObject);
        return parts.isEmpty() ? Verdict.NOT_REACHED : Verdict.of(header.isPresent());
    }

    private Verdict claimsJson() {
        claims = parts.flatMap(CompactJws.Parts::claimsObject);
        return parts.isEmpty() ? Verdict.NOT_REACHED : Verdict.of(claims.isPresent());
    }

    private boolean hasExactMembers(ObjectNode object) {
        isExact = object.size() == HEADER.size()
                && object.propertyStream()
                        .allMatch(member -> HEADER.contains(member.getKey())
                                && member.getValue().isString());
        return isExact;
    }

    private boolean hasTrustedKey(ObjectNode object) {
        key = KeyId.parse(text(object, "kid")).flatMap(keys::trusted);
        return key.isPresent();
    }

    /** A header with members that are not ours is never handed to who would act on them. */
    private boolean isInItsAlgorithm(TrustedKey trusted) {
        boolean isIts = trusted.alg().equals(text(header.orElseThrow(), "alg"));
        signer = isIts && isExact && claims.isPresent() ? key : Optional.empty();
        return isIts;
    }

    private boolean hasSigned(TrustedKey trusted) {
        signed = trusted.verifies(text) ? claims : Optional.empty();
        return signed.isPresent();
    }

    private boolean hasWholeClaims(ObjectNode object) {
        verified = ClaimsReading.of(object, audiences::spelledAs)
                .map(read -> VerifiedAccessToken.of(read, new Secret(text)));
        return verified.isPresent();
    }

    private boolean isIssued() {
        long issued = seconds(ClaimNames.ISSUED);
        return issued <= now + SKEW && issued < seconds(ClaimNames.EXPIRES);
    }

    private boolean isBegun() {
        return !signed.orElseThrow().has(ClaimNames.NOT_BEFORE) || seconds(ClaimNames.NOT_BEFORE) <= now + SKEW;
    }

    /** A time of the claims, which was found to be one. */
    private long seconds(String claim) {
        return signed.orElseThrow().get(claim).longValue();
    }

    private static String text(ObjectNode object, String member) {
        JsonNode value = object.path(member);
        return value.isString() ? value.stringValue() : "";
    }

    Verification.Rejected rejected(Rejection reason) {
        return new Verification.Rejected(reason, verified.orElse(null));
    }

    /** What is made of the token and of its key, once every check has passed. */
    <T> T admitted(BiFunction<Verification.Admitted, TrustedKey, T> made) {
        return made.apply(new Verification.Admitted(verified.orElseThrow()), key.orElseThrow());
    }

    /** All that the checks have said and read. */
    Explanation explanation(Map<TokenCheck, Verdict> verdicts) {
        return new Explanation(
                verdicts,
                header.flatMap(object -> KeyId.parse(text(object, "kid"))).map(KeyId::value),
                signed.map(body -> new Explanation.Signed(header.orElseThrow(), body)),
                verified,
                signed.map(body -> ClaimsReading.unfit(body, audiences::spelledAs))
                        .orElse(Set.of()));
    }
}

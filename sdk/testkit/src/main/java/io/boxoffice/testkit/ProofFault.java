package io.boxoffice.testkit;

import static io.boxoffice.testkit.Strictness.GUARD;
import static io.boxoffice.testkit.Strictness.STANDARD;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What can be wrong with a call that is right in all else and brings a token bound to a key (RFC 9449 4.3 and 7.1): each is refused by Boxoffice's own
 * resources.
 */
public enum ProofFault {
    NO_PROOF("no header DPoP", STANDARD, call -> call.with()),
    TWO_PROOFS(
            "two headers DPoP",
            STANDARD,
            call -> call.with(call.proof().signed(), call.proof().signed())),
    TWO_PROOFS_IN_ONE(
            "two proofs in one header DPoP",
            STANDARD,
            call -> call.with(call.proof().signed() + "," + call.proof().signed())),
    AS_BEARER(
            "the bound token as Bearer, with its proof",
            STANDARD,
            call -> BoundCall.as("Bearer " + call.token(), call.proof().signed())),
    AS_BEARER_WITHOUT_A_PROOF(
            "the bound token as Bearer, as if it were not bound",
            STANDARD,
            call -> BoundCall.as("Bearer " + call.token())),
    NOT_BOUND(
            "a token that is not bound, with a proof",
            STANDARD,
            call -> BoundCall.as(
                    "DPoP " + call.unbound(),
                    call.proof().claim("ath", ProofDraft.hash(call.unbound())).signed())),
    USED_BEFORE("the same proof once more", STANDARD, ProofFault::usedBefore),
    ID_USED_BEFORE("another proof with the jti of one before", STANDARD, ProofFault::idUsedBefore),

    NO_JWT("three parts that are no JWT", STANDARD, call -> call.with("a.b.c")),
    FIVE_PARTS(
            "the form of an encrypted JWT",
            STANDARD,
            call -> call.with(call.proof().signed() + ".x.x")),
    CLAIMS_OF_A_LIST(
            "its claims are a list", STANDARD, call -> call.with(call.proof().signed("[]"))),
    PADDED("base64 padding at its end", GUARD, call -> call.with(call.proof().signed() + "=")),
    UNUSED_BITS(
            "another last character that means the same",
            GUARD,
            call -> call.with(Fault.withUnusedBits(call.proof().signed()))),
    TOO_LONG(
            "longer than 8 KiB",
            GUARD,
            call -> call.with(call.proof().claim("note", "x".repeat(8 << 10)).signed())),
    DUPLICATE_CLAIM("names a claim twice (RFC 7519 4)", GUARD, ProofFault::withAClaimTwice),

    NO_TYPE(
            "its header has no typ",
            STANDARD,
            call -> call.with(call.proof().withoutHeader("typ").signed())),
    TYPE_JWT(
            "typ is JWT",
            STANDARD,
            call -> call.with(call.proof().header("typ", "JWT").signed())),
    TYPE_ACCESS_TOKEN(
            "typ is that of an access token",
            STANDARD,
            call -> call.with(call.proof().header("typ", "at+jwt").signed())),
    NO_ALGORITHM(
            "its header has no alg",
            STANDARD,
            call -> call.with(call.proof().withoutHeader("alg").signed())),
    ALGORITHM_NONE(
            "alg is none, and it is not signed",
            STANDARD,
            call -> call.with(call.proof().header("alg", "none").withSignature(""))),
    ANOTHER_ALGORITHM(
            "alg is not that of its key",
            STANDARD,
            call -> call.with(call.proof()
                    .header("alg", call.key().algorithm().neighbour())
                    .signed())),
    SYMMETRIC_ALGORITHM(
            "alg is HS256",
            STANDARD,
            call -> call.with(call.proof().header("alg", "HS256").signed())),
    CRITICAL_EXTENSION(
            "crit names what nobody knows (RFC 7515 4.1.11)",
            STANDARD,
            call -> call.with(call.proof()
                    .header("crit", List.of("unheard-of"))
                    .header("unheard-of", true)
                    .signed())),

    NO_KEY(
            "its header has no jwk",
            STANDARD,
            call -> call.with(call.proof().withoutHeader("jwk").signed())),
    PRIVATE_KEY(
            "its jwk has the private half",
            STANDARD,
            call -> call.with(
                    call.proof().header("jwk", call.key().jwk().toJSONObject()).signed())),
    SYMMETRIC_KEY(
            "its jwk is a shared secret",
            STANDARD,
            call -> call.with(call.proof()
                    .header("jwk", Map.of("kty", "oct", "k", RandomIds.token()))
                    .signed())),
    ANOTHER_KEY(
            "by another key than the token is bound to",
            STANDARD,
            call -> call.with(call.proofBy(another(call)).signed())),
    STRANGERS_SIGNATURE(
            "by a stranger, with the right jwk",
            STANDARD,
            call -> call.with(call.proof().signedBy(another(call)))),
    ALTERED_CLAIMS("its claims are not those that were signed", STANDARD, ProofFault::altered),
    NO_SIGNATURE(
            "nothing behind the last dot",
            STANDARD,
            call -> call.with(call.proof().withSignature(""))),
    ZERO_SIGNATURE(
            "a signature of zeros (CVE-2022-21449)",
            STANDARD,
            call -> call.with(call.proof()
                    .withSignature(
                            "A".repeat(Fault.lastPart(call.proof().signed()).length())))),

    NO_METHOD(
            "has no htm",
            STANDARD,
            call -> call.with(call.proof().without("htm").signed())),
    ANOTHER_METHOD(
            "htm is another method",
            STANDARD,
            call -> call.with(call.proof()
                    .claim("htm", call.method().equals("POST") ? "GET" : "POST")
                    .signed())),
    METHOD_IN_SMALL_LETTERS(
            "htm is the method in small letters",
            STANDARD,
            call -> call.with(call.proof()
                    .claim("htm", call.method().toLowerCase(Locale.ROOT))
                    .signed())),
    NO_ADDRESS(
            "has no htu",
            STANDARD,
            call -> call.with(call.proof().without("htu").signed())),
    ANOTHER_HOST(
            "htu is on another host",
            STANDARD,
            call -> call.with(call.proofAt(call.uri().getScheme() + "://elsewhere.example")
                    .signed())),
    ANOTHER_PORT(
            "htu is on another port",
            STANDARD,
            call -> call.with(call.proofAt(origin(call.uri()) + ":1").signed())),
    ANOTHER_SCHEME(
            "htu has another scheme",
            STANDARD,
            call -> call.with(call.proofAt(otherScheme(call.uri())).signed())),
    ANOTHER_PATH(
            "htu is another path",
            STANDARD,
            call -> call.with(call.proof()
                    .claim("htu", call.uri().toString().replaceFirst("[?#].*$", "") + "/x")
                    .signed())),
    PATH_ALONE(
            "htu is the path without a host",
            STANDARD,
            call -> call.with(call.proofAt("").signed())),

    NO_ISSUE_TIME(
            "has no iat",
            STANDARD,
            call -> call.with(call.proof().without("iat").signed())),
    ISSUE_TIME_AS_A_TEXT(
            "iat is a text",
            GUARD,
            call -> call.with(call.proof()
                    .claim("iat", Long.toString(call.now().getEpochSecond()))
                    .signed())),
    OLD(
            "made an hour ago",
            STANDARD,
            call -> call.with(call.proof().issued(-3600).signed())),
    JUST_TOO_OLD(
            "made 70 s ago", GUARD, call -> call.with(call.proof().issued(-70).signed())),
    OF_THE_FUTURE(
            "made in an hour",
            STANDARD,
            call -> call.with(call.proof().issued(3600).signed())),
    JUST_AHEAD("made in 30 s", GUARD, call -> call.with(call.proof().issued(30).signed())),

    OVER(
            "over by its own exp",
            GUARD,
            call -> call.with(
                    call.proof().claim("exp", call.now().getEpochSecond() - 1).signed())),
    NOT_YET_VALID(
            "good from in ten minutes on (nbf)",
            GUARD,
            call -> call.with(
                    call.proof().claim("nbf", call.now().getEpochSecond() + 600).signed())),

    NO_ID("has no jti", STANDARD, call -> call.with(call.proof().without("jti").signed())),
    EMPTY_ID(
            "jti is an empty text",
            GUARD,
            call -> call.with(call.proof().claim("jti", "").signed())),
    ID_AS_A_NUMBER(
            "jti is a number",
            GUARD,
            call -> call.with(call.proof().claim("jti", 7).signed())),
    ID_TOO_LONG(
            "jti has 129 characters",
            GUARD,
            call -> call.with(call.proof().claim("jti", "x".repeat(129)).signed())),
    NO_TOKEN_HASH(
            "has no ath",
            STANDARD,
            call -> call.with(call.proof().without("ath").signed())),
    HASH_OF_ANOTHER_TOKEN(
            "ath is of another token",
            STANDARD,
            call -> call.with(
                    call.proof().claim("ath", ProofDraft.hash(call.unbound())).signed())),
    HASH_IN_PADDED_BASE64(
            "ath has padding at its end",
            GUARD,
            call -> call.with(call.proof()
                    .claim("ath", ProofDraft.hash(call.token()) + "=")
                    .signed()));

    private final String words;
    private final Strictness refusedBy;

    @SuppressWarnings("ImmutableEnumChecker") // each is a lambda that captures nothing
    private final Function<BoundCall, BoundCall.Brought> making;

    ProofFault(String words, Strictness refusedBy, Function<BoundCall, BoundCall.Brought> making) {
        this.words = words;
        this.refusedBy = refusedBy;
        this.making = making;
    }

    /** What is wrong, in words. */
    public String words() {
        return words;
    }

    /** The least strict who refuse it. */
    public Strictness refusedBy() {
        return refusedBy;
    }

    RefusedProof of(BoundCall call) {
        BoundCall.Brought brought = making.apply(call);
        return new RefusedProof(this, brought.authorization(), brought.proofs(), brought.before());
    }

    private static BoundCall.Brought usedBefore(BoundCall call) {
        String proof = call.proof().signed();
        return call.after(proof, proof);
    }

    private static BoundCall.Brought idUsedBefore(BoundCall call) {
        String id = RandomIds.token();
        return call.after(
                call.proof().claim("jti", id).signed(),
                call.proof().claim("jti", id).issued(-1).signed());
    }

    private static BoundCall.Brought withAClaimTwice(BoundCall call) {
        ProofDraft proof = call.proof();
        return call.with(proof.signed(Fault.twice(proof.claimsText())));
    }

    private static BoundCall.Brought altered(BoundCall call) {
        ProofDraft proof = call.proof();
        String signature = Fault.lastPart(proof.signed());
        return call.with(proof.claim("jti", RandomIds.token()).withSignature(signature));
    }

    private static IssuerKey another(BoundCall call) {
        return IssuerKey.generate(call.key().algorithm());
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getHost();
    }

    private static String otherScheme(URI uri) {
        String scheme = uri.getScheme().equals("https") ? "http" : "https";
        return scheme + "://" + uri.getRawAuthority();
    }
}

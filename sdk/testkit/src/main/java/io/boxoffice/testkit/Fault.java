package io.boxoffice.testkit;

import static io.boxoffice.testkit.Strictness.GUARD;
import static io.boxoffice.testkit.Strictness.STANDARD;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What can be wrong with a token that is right in all else: each is refused by Boxoffice's own verifier. */
public enum Fault {
    NO_TOKEN("three parts that are no JWT", STANDARD, draft -> "a.b.c"),
    NO_SIGNATURE_PART("header and claims, and nothing more", STANDARD, draft -> cut(draft.signed())),
    EMPTY_SIGNATURE("nothing behind the last dot", STANDARD, draft -> draft.withSignature("")),
    FOURTH_PART("a part behind the signature", STANDARD, draft -> draft.signed() + ".x"),
    FIVE_PARTS("the form of an encrypted token", STANDARD, draft -> draft.signed() + ".x.x"),
    CLAIMS_OF_A_LIST("its claims are a list", STANDARD, draft -> draft.signed(draft.headerText(), "[]")),
    CLAIMS_NO_JSON("its claims are no JSON", STANDARD, draft -> draft.signed(draft.headerText(), "alice")),
    HEADER_NO_JSON("its header is no JSON", STANDARD, draft -> draft.signed("alice", draft.claimsText())),
    PADDED("base64 padding at its end", GUARD, draft -> draft.signed() + "="),
    UNUSED_BITS("another last character that means the same", GUARD, draft -> withUnusedBits(draft.signed())),
    TOO_LONG(
            "longer than 8 KiB",
            GUARD,
            draft -> draft.claim("note", "x".repeat(8 << 10)).signed()),
    DUPLICATE_CLAIM(
            "names a claim twice (RFC 7519 4)",
            GUARD,
            draft -> draft.signed(draft.headerText(), twice(draft.claimsText()))),
    DUPLICATE_HEADER(
            "names a parameter of its header twice",
            GUARD,
            draft -> draft.signed(twice(draft.headerText()), draft.claimsText())),

    NO_TYPE(
            "its header has no typ (RFC 9068 2.1)",
            STANDARD,
            draft -> draft.withoutHeader("typ").signed()),
    TYPE_JWT(
            "typ is JWT, as of an ID token",
            STANDARD,
            draft -> draft.header("typ", "JWT").signed()),
    TYPE_STATUS_LIST(
            "typ is that of a status list",
            STANDARD,
            draft -> draft.header("typ", "statuslist+jwt").signed()),
    TYPE_LOGOUT(
            "typ is that of a logout token",
            STANDARD,
            draft -> draft.header("typ", "logout+jwt").signed()),
    TYPE_DPOP(
            "typ is that of a DPoP proof",
            STANDARD,
            draft -> draft.header("typ", "dpop+jwt").signed()),
    TYPE_IN_CAPITALS(
            "typ is AT+JWT", GUARD, draft -> draft.header("typ", "AT+JWT").signed()),
    TYPE_AS_MEDIA_TYPE(
            "typ is application/at+jwt, which the server does not write",
            GUARD,
            draft -> draft.header("typ", "application/at+jwt").signed()),
    NO_ALGORITHM(
            "its header has no alg",
            STANDARD,
            draft -> draft.withoutHeader("alg").signed()),
    ALGORITHM_NONE(
            "alg is none, and it is not signed",
            STANDARD,
            draft -> draft.header("alg", "none").withSignature("")),
    ALGORITHM_NONE_SIGNED(
            "alg is none, and it is signed",
            STANDARD,
            draft -> draft.header("alg", "none").signed()),
    ALGORITHM_NONE_IN_CAPITALS(
            "alg is NONE, and it is not signed",
            STANDARD,
            draft -> draft.header("alg", "NONE").withSignature("")),
    ANOTHER_ALGORITHM(
            "alg is not that of its key",
            STANDARD,
            draft -> draft.header(
                            "alg", draft.issuer().keys().active().algorithm().neighbour())
                    .signed()),
    HMAC_OF_THE_PUBLIC_KEY(
            "HS256, with the public key as its secret (RFC 8725 2.1)",
            STANDARD,
            draft -> draft.hmac(draft.issuer().keys().active().der())),
    HMAC_OF_THE_PUBLIC_KEY_AS_PEM(
            "HS256, with the public key in PEM as its secret",
            STANDARD,
            draft -> draft.hmac(pem(draft.issuer().keys().active()).getBytes(UTF_8))),
    HMAC_OF_THE_PUBLIC_KEY_AS_JWK(
            "HS256, with the public key as a JWK as its secret",
            STANDARD,
            draft -> draft.hmac(
                    draft.issuer().keys().active().publicHalf().toJSONString().getBytes(UTF_8))),
    NO_KEY_ID(
            "its header has no kid", GUARD, draft -> draft.withoutHeader("kid").signed()),
    UNKNOWN_KEY_ID(
            "signed well, and its kid is of no key",
            STANDARD,
            draft -> draft.header("kid", "unknown").signed()),
    KEY_ID_OF_A_PATH(
            "its kid is a path",
            STANDARD,
            draft -> draft.header("kid", "../../etc/hostname").signed()),
    CRITICAL_EXTENSION(
            "crit names what nobody knows (RFC 7515 4.1.11)",
            STANDARD,
            draft -> draft.header("crit", List.of("unheard-of"))
                    .header("unheard-of", true)
                    .signed()),
    UNENCODED_PAYLOAD(
            "b64 is false (RFC 7797)",
            GUARD,
            draft -> draft.header("crit", List.of("b64")).header("b64", false).signed()),
    STRANGERS_KEY_IN_THE_HEADER(
            "brings the key that it is signed by (jwk)",
            STANDARD,
            draft -> draft.header(
                            "jwk",
                            draft.issuer().keys().strangers().publicHalf().toJSONObject())
                    .namingAndSignedBy(draft.issuer().keys().strangers())),
    KEY_SET_IN_THE_HEADER(
            "names a key set of its own (jku)",
            GUARD,
            draft -> draft.header("jku", draft.issuer().keySet().toString()).signed()),
    CERTIFICATE_IN_THE_HEADER(
            "brings a certificate (x5c)",
            GUARD,
            draft -> draft.header("x5c", List.of("MA==")).signed()),
    COMPRESSED(
            "zip is DEF, which is for encrypted tokens",
            GUARD,
            draft -> draft.header("zip", "DEF").signed()),
    NESTED(
            "cty is JWT: a token in a token",
            GUARD,
            draft -> draft.header("cty", "JWT").signed()),

    STRANGERS_KEY(
            "by a key that was never published",
            STANDARD,
            draft -> draft.namingAndSignedBy(draft.issuer().keys().strangers())),
    STRANGERS_SIGNATURE(
            "by a stranger, in the name of the audience's key",
            STANDARD,
            draft -> draft.signedBy(draft.issuer().keys().strangers())),
    WITHDRAWN_KEY(
            "by a key that is published no more",
            STANDARD,
            draft -> draft.namingAndSignedBy(draft.issuer().keys().withdrawn())),
    KEY_OF_ANOTHER_AUDIENCE(
            "by the key of another audience",
            GUARD,
            draft -> draft.namingAndSignedBy(draft.issuer().keys().ofAnotherAudience())),
    ALTERED_CLAIMS("its claims are not those that were signed", STANDARD, Fault::altered),
    CUT_SIGNATURE("half of its signature", STANDARD, Fault::withHalfOfItsSignature),
    ZERO_SIGNATURE(
            "a signature of zeros (CVE-2022-21449)",
            STANDARD,
            draft -> draft.withSignature("A".repeat(lastPart(draft.signed()).length()))),

    ANOTHER_ISSUER(
            "iss is another issuer's",
            STANDARD,
            draft -> draft.claim("iss", "https://elsewhere.example").signed()),
    ISSUER_WITH_A_SLASH(
            "iss ends with a slash",
            STANDARD,
            draft -> draft.claim("iss", draft.issuer().url() + "/").signed()),
    NO_ISSUER("has no iss", STANDARD, draft -> draft.without("iss").signed()),
    ANOTHER_AUDIENCE(
            "aud is another audience",
            STANDARD,
            draft -> draft.claim("aud", BoxofficeIssuer.ANOTHER_AUDIENCE).signed()),
    AUDIENCE_THAT_BEGINS_LIKE_IT(
            "aud begins like the audience",
            STANDARD,
            draft -> draft.claim("aud", draft.issuer().audience() + "x").signed()),
    AUDIENCE_IN_CAPITALS(
            "aud is the audience in capitals",
            STANDARD,
            draft -> draft.claim("aud", draft.issuer().audience().toUpperCase(Locale.ROOT))
                    .signed()),
    AUDIENCES_OF_OTHERS(
            "aud is a list of others",
            STANDARD,
            draft -> draft.claim("aud", List.of(BoxofficeIssuer.ANOTHER_AUDIENCE, "third"))
                    .signed()),
    SEVERAL_AUDIENCES(
            "aud is a list of two, and the audience one of them",
            GUARD,
            draft -> draft.claim("aud", List.of(draft.issuer().audience(), BoxofficeIssuer.ANOTHER_AUDIENCE))
                    .signed()),
    NO_AUDIENCE("has no aud", STANDARD, draft -> draft.without("aud").signed()),
    EXPIRED(
            "over for an hour",
            STANDARD,
            draft -> draft.time("iat", -4200).time("exp", -3600).signed()),
    JUST_EXPIRED(
            "over for 10 s",
            GUARD,
            draft -> draft.time("iat", -600).time("exp", -10).signed()),
    NO_END("has no exp", STANDARD, draft -> draft.without("exp").signed()),
    END_AS_A_TEXT(
            "exp is a text",
            GUARD,
            draft -> draft.claim("exp", Long.toString(draft.now().getEpochSecond() + 600))
                    .signed()),
    NOT_YET_VALID(
            "good from in ten minutes on (nbf)",
            STANDARD,
            draft -> draft.time("nbf", 600).time("exp", 900).signed()),
    ISSUED_IN_THE_FUTURE(
            "issued in an hour",
            GUARD,
            draft -> draft.time("iat", 3600).time("exp", 3900).signed()),
    NO_ISSUE_TIME("has no iat", GUARD, draft -> draft.without("iat").signed()),
    OVER_BEFORE_ITS_ISSUE(
            "over before it was issued",
            GUARD,
            draft -> draft.time("iat", 4).time("exp", 3).signed()),
    LIVING_TOO_LONG(
            "good for more than an hour",
            GUARD,
            draft -> draft.time("exp", 4200).signed()),
    NO_SUBJECT("has no sub (RFC 9068 2.2)", GUARD, draft -> draft.without("sub").signed()),
    SUBJECT_OF_NOBODY(
            "sub is neither a user's id nor its client",
            GUARD,
            draft -> draft.claim("sub", "nobody").signed()),
    SUBJECT_OF_ANOTHER_CLIENT(
            "a machine's, whose sub is not its client",
            GUARD,
            draft -> asMachine(draft)
                    .claim("sub", "partner")
                    .claim("client_id", "other")
                    .signed()),
    MACHINE_WITH_A_SESSION(
            "a machine's, with the session of a user",
            GUARD,
            draft -> asMachine(draft)
                    .claim("sid", RandomIds.session(draft.now()).toString())
                    .signed()),
    NO_ID("has no jti", GUARD, draft -> draft.without("jti").signed()),
    NO_CLIENT("has no client_id", GUARD, draft -> draft.without("client_id").signed()),
    NO_SCOPE(
            "has no scope, not even an empty one",
            GUARD,
            draft -> draft.without("scope").signed()),
    SCOPES_AS_A_LIST(
            "scope is a list",
            GUARD,
            draft -> draft.claim("scope", List.of("orders.read")).signed()),
    ROLES_AS_A_TEXT(
            "groups is a text, of a user",
            GUARD,
            draft -> asUser(draft).claim("groups", "admin").signed()),
    NO_SESSION(
            "a user's, without sid",
            GUARD,
            draft -> asUser(draft).without("sid").signed()),
    NO_USERNAME(
            "a user's, without upn",
            GUARD,
            draft -> asUser(draft).without("upn").signed()),
    HALF_AN_AUTHENTICATION(
            "has auth_time without acr and amr",
            GUARD,
            draft -> draft.time("auth_time", 0).without("acr").without("amr").signed()),
    ACTOR_AS_A_TEXT("act is a text", GUARD, draft -> draft.claim("act", "desk").signed()),
    TOO_MANY_ACTORS(
            "handed on by six (act)",
            GUARD,
            draft -> draft.claim("act", actors(6)).signed()),
    EMPTY_TENANT(
            "tenant is an empty text", GUARD, draft -> draft.claim("tenant", "").signed()),
    STATUS_AS_A_TEXT(
            "status is a text", GUARD, draft -> draft.claim("status", "valid").signed()),
    OWN_CLAIM_OF_AN_OBJECT(
            "has a claim that is an object",
            GUARD,
            draft -> draft.claim("note", Map.of("a", "b")).signed()),
    TOO_MANY_OWN_CLAIMS(
            "has nine claims of the user's own",
            GUARD,
            draft -> withOwnClaims(draft, 9).signed()),
    REVOKED("revoked, as its status list says", GUARD, Fault::revoked),
    BOUND(
            "bound to a key (cnf.jkt), and brought as Bearer",
            GUARD,
            draft -> draft.claim("cnf", Map.of("jkt", draft.issuer().dpopKey().thumbprint()))
                    .signed()),
    BOUND_IN_ANOTHER_WAY(
            "bound to a certificate (x5t#S256)",
            GUARD,
            draft -> draft.claim("cnf", Map.of("x5t#S256", "A".repeat(43))).signed());

    private final String words;
    private final Strictness refusedBy;

    @SuppressWarnings("ImmutableEnumChecker") // each is a lambda that captures nothing
    private final Function<Draft, String> making;

    Fault(String words, Strictness refusedBy, Function<Draft, String> making) {
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

    String token(Draft draft) {
        return making.apply(draft);
    }

    private static String cut(String token) {
        return token.substring(0, token.lastIndexOf('.'));
    }

    static String lastPart(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private static String altered(Draft draft) {
        String signature = lastPart(draft.signed());
        return draft.claim("scope", "everything").withSignature(signature);
    }

    private static String withHalfOfItsSignature(Draft draft) {
        String token = draft.signed();
        return token.substring(0, token.length() - lastPart(token).length() / 2);
    }

    /** Of the last character of a signature, four bits are of no byte: one of them is set. */
    static String withUnusedBits(String token) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int end = token.length() - 1;
        return token.substring(0, end) + alphabet.charAt(alphabet.indexOf(token.charAt(end)) + 1);
    }

    /** A JSON object that has its first member once more. */
    static String twice(String json) {
        return json.substring(0, json.length() - 1) + "," + json.substring(1, json.indexOf(',')) + "}";
    }

    private static String pem(IssuerKey key) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.der());
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }

    /** Of a machine's token, which has nothing of a user, it makes a user's. */
    private static Draft asUser(Draft draft) {
        return draft.claim("sub", RandomIds.user("alice").toString())
                .claim("sid", RandomIds.session(draft.now()).toString())
                .claim("upn", "alice")
                .claim("groups", List.of("user"));
    }

    /** Of a user's token it makes a machine's. */
    private static Draft asMachine(Draft draft) {
        List.of("sid", "upn", "groups", "auth_time", "amr", "acr").forEach(draft::without);
        return draft.claim("sub", "partner").claim("client_id", "partner");
    }

    private static Map<String, Object> actors(int number) {
        return number == 1 ? Map.of("sub", "desk") : Map.of("sub", "desk", "act", actors(number - 1));
    }

    private static Draft withOwnClaims(Draft draft, int number) {
        IntStream.range(0, number).forEach(i -> draft.claim("own-" + i, "x"));
        return draft;
    }

    private static String revoked(Draft draft) {
        String token = draft.signed();
        draft.issuer().revoke(token);
        return token;
    }
}

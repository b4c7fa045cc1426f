package io.boxoffice.accesstoken;

/** Why a request is refused: for the log and the count, while most of them look the same to the caller. */
public enum Rejection {
    NO_TOKEN("no token"),
    SEVERAL_HEADERS("several Authorization headers"),
    MALFORMED("malformed"),
    HEADER("header"),
    KEY("key not trusted"),
    ALGORITHM("algorithm is not the key's"),
    SIGNATURE("bad signature"),
    CLAIMS("claims missing or of another type"),
    KEY_OF_ANOTHER_AUDIENCE("key belongs to another audience"),
    ISSUER("wrong issuer"),
    REVOKED("revoked"),
    EXPIRED("expired"),
    ISSUED_IN_THE_FUTURE("issued in the future"),
    LIFETIME("lifetime over the cap"),
    NOT_YET_VALID("not yet valid"),
    ANOTHER_AUDIENCE("wrong audience"),
    BOUND("bound to a key, and presented as a bearer token"),
    NOT_BOUND("not bound to a key, and presented with the scheme DPoP"),
    PROOF("DPoP proof"),
    PROOF_OF_ANOTHER_KEY("DPoP proof of another key"),
    PROOF_AGAIN("DPoP proof that came before"),
    TOO_MANY_PROOFS("too many DPoP proofs of one key"),
    PROOF_NOT_REMEMBERED("DPoP proof could not be remembered"),
    NOT_PERMITTED("role, scope or tenant"),
    UNCONFIRMED("what is revoked could not be confirmed");

    private final String words;

    Rejection(String words) {
        this.words = words;
    }

    /** The reason in words, for the operator. */
    public String words() {
        return words;
    }
}

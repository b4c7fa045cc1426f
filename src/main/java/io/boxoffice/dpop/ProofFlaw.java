package io.boxoffice.dpop;

/** Why a DPoP proof is none (the checks of RFC 9449 4.3): for the operator only, to the caller they all look the same. */
public enum ProofFlaw {
    SEVERAL_HEADERS("several DPoP headers"),
    MALFORMED("malformed"),
    TYPE("typ"),
    ALGORITHM("alg"),
    CRITICAL("crit"),
    KEY("jwk"),
    ID("jti"),
    METHOD("htm"),
    TARGET("htu"),
    TIME("iat"),
    ACCESS_TOKEN("ath"),
    SIGNATURE("signature");

    private final String words;

    ProofFlaw(String words) {
        this.words = words;
    }

    /** The reason in words, for the operator. */
    public String words() {
        return words;
    }
}

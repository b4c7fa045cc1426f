package io.boxoffice.resourceserver;

import java.time.Duration;
import java.util.Optional;

/** Why a request is refused that brings a token bound to a key (RFC 9449 7.1), or one that is not, as if it were. */
enum DpopRefusal {
    NO_PROOF("invalid_dpop_proof", "one header DPoP is needed"),
    MALFORMED("invalid_dpop_proof", "the proof is no JWT"),
    CLAIMS("invalid_dpop_proof", "the proof lacks jti, htm, htu, iat or ath"),
    TYPE("invalid_dpop_proof", "the proof is of another typ"),
    ALGORITHM("invalid_dpop_proof", "the algorithm of the proof is not accepted, or does not fit its key"),
    KEY("invalid_dpop_proof", "the jwk of the proof is not a public key that is accepted"),
    SIGNATURE("invalid_dpop_proof", "the signature of the proof is wrong"),
    METHOD("invalid_dpop_proof", "the proof is for another method"),
    ADDRESS("invalid_dpop_proof", "the proof is for another address"),
    TIME("invalid_dpop_proof", "the proof is too old, or of the future"),
    TOKEN_HASH("invalid_dpop_proof", "the proof is for another token"),
    BINDING("invalid_token", "the token is bound to another key"),
    USED("invalid_dpop_proof", "the proof was used before"),
    CONFIRMATION("invalid_token", "the token is bound in a way that is not known here"),
    AS_BEARER("invalid_token", "the token is bound to a key, and needs the scheme DPoP"),
    NOT_VERIFIED("invalid_token", "the token is not valid here"),
    SEVERAL_TOKENS("invalid_token", "one header Authorization is needed"),
    NOT_BOUND("invalid_token", "the token is not bound to a key"),
    /** There is no room to remember one more proof: it cannot be said that it is new. */
    FULL("", "");

    static final String ALGORITHMS = "ES256 PS256 EdDSA";

    private final String error;
    private final String description;

    DpopRefusal(String error, String description) {
        this.error = error;
        this.description = description;
    }

    /** What goes into {@code WWW-Authenticate}. */
    String challenge() {
        return "DPoP error=\"" + error + "\", error_description=\"" + description + "\", algs=\"" + ALGORITHMS + "\"";
    }

    /** When to come again, if the request may be right. */
    Optional<Duration> retryAfter() {
        return this == FULL ? Optional.of(Duration.ofSeconds(1)) : Optional.empty();
    }
}

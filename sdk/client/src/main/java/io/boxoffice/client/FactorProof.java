package io.boxoffice.client;

/** What a user shows besides their password. It does not print what it holds. */
public final class FactorProof {
    private final String member;
    private final String text;

    private FactorProof(String member, String text) {
        this.member = member;
        this.text = text;
    }

    /** The six digits that an authenticator app shows now (RFC 6238); each is good once. */
    public static FactorProof oneTimeCode(String code) {
        return new FactorProof("otp", code);
    }

    /** One of the codes that were written down when they were made; each is good once. */
    public static FactorProof recoveryCode(String code) {
        return new FactorProof("recovery_code", code);
    }

    /** The member of a login's second step that it is sent in. */
    String member() {
        return member;
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}

package io.boxoffice.explain;

import io.boxoffice.accesstoken.TokenCheck;
import io.boxoffice.guard.GuardCheck;
import java.util.Locale;

/** The line of the documentation for each check: the sentence that must hold, and where it is written. */
public enum CheckLine {
    SIZE("The text has at most 8 KiB.", 7515, "7.1"),
    PARTS("There are three parts with dots between them, and the third is base64url without padding.", 7515, "7.1"),
    HEADER_JSON("The header is one JSON object: strict UTF-8, no member twice, at most 16 levels deep.", 7515, "5.2"),
    CLAIMS_JSON("The claims are one JSON object, as strictly read.", 7519, "7.2"),
    HEADER_MEMBERS("The header has alg, typ and kid, all texts, and nothing else.", 7515, "4.1"),
    TYPE("typ is at+jwt.", 9068, "2.1"),
    KEY("kid names a key for access tokens that is trusted now: announced, active or retiring.", 7515, "4.1.4"),
    ALGORITHM("alg is the one algorithm of that key.", 8725, "3.1"),
    SIGNATURE("The signature is that key's.", 7515, "5.2"),
    CLAIMS(
            "Each claim that must be there is, with its type; aud is one audience; a user's token has all that belongs to a user, a machine's nothing of it.",
            9068,
            "2.2"),
    KEY_AUDIENCE("The key signs for the audience in aud.", 9068, "4"),
    ISSUER("iss is this server's issuer, byte for byte.", 9068, "4"),
    REVOKED(
            "Neither the token nor its session, its user, what the user had at the audience, or its client is revoked.",
            7009,
            "2"),
    EXPIRES("exp has not come, with 5 s of skew.", 7519, "4.1.4"),
    ISSUED("iat has come, with 5 s of skew, and lies before exp.", 7519, "4.1.6"),
    LIFETIME("From iat to exp it is an hour at most.", 9068, "5"),
    NOT_BEFORE("nbf, if there is one, has come, with 5 s of skew.", 7519, "4.1.5"),
    PATH_AUDIENCE("The path is below the name of the token's audience.", 9068, "4"),
    BINDING("A token with cnf comes with the scheme DPoP and a proof, any other with Bearer.", 9449, "7.1"),
    PROOF(
            "The proof is signed by its key and is of this method, this URL, this token and this minute. Whether it came before is not looked at.",
            9449,
            "4.3"),
    PROOF_KEY("The key of the proof is the one that cnf names.", 9449, "6.1"),
    RESOURCE("Something is served under this method and path.", 9110, "15.5.5"),
    PERMISSION("Role, scope, kind of subject and tenant are those that the method asks for.", 6750, "3.1"),
    RECENT_LOGIN("The user has shown who they are as lately as the method asks for.", 9470, "3"),
    STATUS_LIST("In the status list that the token names, its index says that it is valid.", 0, ""),
    USER("The user is there and enabled.", 0, ""),
    CLIENT("The client is there and enabled.", 0, "");

    private final String words;
    private final int rfc;
    private final String section;

    CheckLine(String words, int rfc, String section) {
        this.words = words;
        this.rfc = rfc;
        this.section = section;
    }

    static CheckLine of(TokenCheck check) {
        return valueOf(check.name());
    }

    static CheckLine of(GuardCheck check) {
        return valueOf(check.name());
    }

    /** What must hold. */
    public String words() {
        return words;
    }

    /** The check as it travels. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a call is refused by it; else it is told beside, and refuses nobody by itself. */
    public boolean isOfGuard() {
        return rfc > 0;
    }

    /** The address of the section that says so; empty where it is this server's own. */
    public String source() {
        return rfc > 0 ? "https://www.rfc-editor.org/rfc/rfc" + rfc + "#section-" + section : "";
    }
}

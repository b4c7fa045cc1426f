package io.boxoffice.accesstoken;

import java.util.Set;

/** The names that claims have in an access token, and those that a user's own claim must not have. */
public final class ClaimNames {
    static final String ISSUER = "iss";
    static final String SUBJECT = "sub";
    static final String AUDIENCE = "aud";
    static final String EXPIRES = "exp";
    static final String ISSUED = "iat";
    static final String NOT_BEFORE = "nbf";
    public static final String ID = "jti";
    static final String CLIENT = "client_id";
    static final String SESSION = "sid";
    static final String SCOPE = "scope";
    static final String ROLES = "groups";
    static final String USERNAME = "upn";
    static final String AUTH_TIME = "auth_time";
    static final String METHODS = "amr";
    static final String LEVEL = "acr";
    static final String TENANT = "tenant";
    static final String ACTOR = "act";
    static final String CONFIRMATION = "cnf";

    /** The one way of confirmation that there is (RFC 9449 6.1). */
    static final String THUMBPRINT = "jkt";

    /** Where the status of the token stands (Token Status List 6.2). */
    public static final String STATUS = "status";

    /** Those of our own tokens. */
    static final Set<String> OURS = Set.of(
            ISSUER,
            SUBJECT,
            AUDIENCE,
            EXPIRES,
            ISSUED,
            NOT_BEFORE,
            ID,
            CLIENT,
            SESSION,
            SCOPE,
            ROLES,
            USERNAME,
            AUTH_TIME,
            METHODS,
            LEVEL,
            TENANT,
            ACTOR,
            CONFIRMATION,
            STATUS);

    /** Registered ones: of RFC 7519, 7800, 8417, 8693, 9068, 9396 and of OpenID Connect Core 5.1; and what libraries act on. */
    private static final Set<String> OF_OTHERS = Set.of(
            "may_act",
            "roles",
            "entitlements",
            "azp",
            "nonce",
            "at_hash",
            "c_hash",
            "events",
            "authorization_details",
            "preferred_username",
            "email",
            "email_verified",
            "name",
            "raw_token",
            "scp",
            "permissions",
            "given_name",
            "family_name",
            "middle_name",
            "nickname",
            "profile",
            "picture",
            "website",
            "gender",
            "birthdate",
            "zoneinfo",
            "locale",
            "phone_number",
            "phone_number_verified",
            "address",
            "updated_at",
            "sub_jwk",
            "toe",
            "txn",
            "vc",
            "vp",
            "verified_claims");

    private ClaimNames() {}

    /** Whether a name means something already, so that no user's own claim may have it. */
    public static boolean isTaken(String name) {
        return OURS.contains(name) || OF_OTHERS.contains(name);
    }
}

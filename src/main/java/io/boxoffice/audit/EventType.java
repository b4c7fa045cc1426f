package io.boxoffice.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happened: words of the OWASP logging vocabulary where it has one, and of the same form where it has none. */
public enum EventType {
    /** A session was begun with a username and a password. */
    AUTHN_LOGIN_SUCCESS,
    /** A login, or the credentials of a client, were refused. */
    AUTHN_LOGIN_FAIL,
    /** So many logins of a user failed in a row that the next ones are refused for a while, whatever the password. */
    AUTHN_LOGIN_LOCK,
    /** A refresh token was exchanged for the next one and an access token. */
    AUTHN_TOKEN_CREATED,
    /** A refresh token came back that was used before: its session is ended. */
    AUTHN_TOKEN_REUSE,
    /** An access token was refused under {@code /api}, or a refresh token at {@code /auth/refresh}. */
    AUTHN_TOKEN_FAIL,
    /** A good token did not permit what was asked for with it. */
    AUTHZ_FAIL,
    /** Tokens are refused before their time: a session was ended, or a token, a session or a user revoked. */
    AUTHN_TOKEN_REVOKED,
    /** A user was made, by an administrator, by themselves or by the first start. */
    USER_CREATED,
    /** Something about a user changed that grants nothing. */
    USER_UPDATED,
    /** A user was removed, and their sessions too. */
    USER_DELETED,
    /** A user has another password, by themselves or by an administrator. */
    AUTHN_PASSWORD_CHANGE,
    /** A password was right that came from a network from which its user had not logged in before. */
    AUTHN_LOGIN_NEW_NETWORK,
    /** Somebody asked for a mail by which a user can set another password. */
    RECOVERY_ASKED,
    /** There is a link by which a user can set a password: for a mail, or in the hands of an administrator. */
    RECOVERY_LINK_CREATED,
    /** A link to set a password was good for nothing. */
    RECOVERY_FAIL,
    /** A mail to a user was handed to the mail server. */
    MAIL_SENT,
    /** A mail to a user was given up. */
    MAIL_FAIL,
    /** What a user may do changed: roles, audiences or scopes. */
    PRIVILEGE_PERMISSIONS_CHANGED,
    /** A user has another second factor, or other recovery codes. */
    FACTOR_ADDED,
    /** A user's second factor, or their recovery codes, are good for nothing any more. */
    FACTOR_REMOVED,
    /** A recovery code was used up. */
    RECOVERY_CODE_USED,
    /** A passkey was shown whose count of signatures has not grown: perhaps there is a copy of it. */
    PASSKEY_COUNTER_STALE,
    /** An audience was registered. */
    AUDIENCE_CREATED,
    /** The policy of an audience changed. */
    AUDIENCE_UPDATED,
    /** A client was registered. */
    CLIENT_CREATED,
    /** What is registered of a client changed: perhaps it was disabled. */
    CLIENT_UPDATED,
    /** A client was removed, and its sessions too. */
    CLIENT_DELETED,
    /** A client has another secret. */
    CLIENT_SECRET_CREATED,
    /** A secret of a client is taken no longer. */
    CLIENT_SECRET_DELETED,
    /** All that a document asks for was done to audiences and clients. */
    CONFIGURATION_APPLIED,
    /** A user allowed a client to have something. */
    CONSENT_GIVEN,
    /** A user took back what they had allowed a client. */
    CONSENT_WITHDRAWN,
    /** A user allowed a device that asked elsewhere to have something. */
    DEVICE_ALLOWED,
    /** A device that asked elsewhere was refused by the person who typed its code. */
    DEVICE_DENIED,
    /** A user who is signed in shows a code by which another device may be signed in. */
    TRANSFER_ASKED,
    /** A device has redeemed such a code, and waits. */
    TRANSFER_REDEEMED,
    /** Its user has let it in. */
    TRANSFER_APPROVED,
    /** Its user has not, or named a wrong number. */
    TRANSFER_DENIED,
    /** A device has its session, which was passed on to it: whoever is to be told that a device was signed in is told by this. */
    TRANSFER_COMPLETED,
    /** A signing key is published and will sign. */
    KEY_ANNOUNCED,
    /** A signing key signs from now on. */
    KEY_ACTIVATED,
    /** A signing key signs though not every verifier of its audience has it. */
    KEY_ROTATION_UNCONFIRMED,
    /** A verifier that had a signing key when it was revoked has read a key set without it. */
    KEY_WITHDRAWN,
    /** A drill was begun: a decoy or a canary is published. */
    DRILL_BEGUN,
    /** A drill is over, and what it showed. */
    DRILL_ENDED,
    /** The key ring was sealed under another master key. */
    KEY_RING_SEALED,
    /** A signing key that was made elsewhere was taken over. */
    KEY_IMPORTED,
    /** A signing key and every token that it signed are refused from now on. */
    KEY_REVOKED,
    /** Somebody asked what the checks say of an access token. */
    TOKEN_EXPLAINED,
    /** Somebody asked what a user or a client would get. */
    TOKEN_PREVIEWED;

    /** The type as it is stored and as it travels. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type that a text is, spelled exactly. */
    public static Optional<EventType> parse(String text) {
        return Arrays.stream(values()).filter(type -> type.wire().equals(text)).findFirst();
    }
}

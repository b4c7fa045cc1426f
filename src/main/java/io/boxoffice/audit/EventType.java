package io.boxoffice.audit;

import java.util.Locale;

/** What happened: words of the OWASP logging vocabulary where it has one, and of the same form where it has none. */
public enum EventType {
    /** A user was made, by an administrator, by himself or by the first start. */
    USER_CREATED,
    /** Something about a user changed that grants nothing. */
    USER_UPDATED,
    /** A user was removed, and his sessions with him. */
    USER_DELETED,
    /** A user has another password, by himself or by an administrator. */
    AUTHN_PASSWORD_CHANGE,
    /** What a user may do changed: roles, audiences or scopes. */
    PRIVILEGE_PERMISSIONS_CHANGED,
    /** A signing key is published and will sign. */
    KEY_ANNOUNCED,
    /** A signing key signs from now on. */
    KEY_ACTIVATED,
    /** A signing key that was made elsewhere was taken over. */
    KEY_IMPORTED,
    /** A signing key and every token that it signed are refused from now on. */
    KEY_REVOKED;

    /** The type as it is stored and as it travels. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

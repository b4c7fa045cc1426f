package io.boxoffice.mail;

import io.boxoffice.oauth.UserId;
import java.time.Instant;
import java.util.UUID;

/**
 * A mail that is to be sent.
 *
 * @param detail a word more on what happened: the kind of a second factor; else empty
 * @param address from where it was done, or empty
 * @param at when it happened
 * @param last whether there will be no other try
 */
public record OutgoingMail(
        UUID id, MailKind kind, UserId user, String detail, String address, Instant at, boolean last) {}

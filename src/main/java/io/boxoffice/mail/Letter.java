package io.boxoffice.mail;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail as it goes out.
 *
 * @param id the same at each try: a server that has it already may tell so by that
 * @param to the address of its user
 * @param body plain text; with a link in it it is a secret, so a letter is never printed
 */
public record Letter(UUID id, String to, String subject, String body, Instant at) {
    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}

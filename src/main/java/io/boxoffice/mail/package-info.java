/**
 * Mails to users: the settings of the mail server, the outbox that is written with what a mail tells of, and the delivery after it. May use
 * {@code settings}, {@code log}, {@code oauth}, {@code transport}, {@code audit}, {@code metrics} and {@code account}. Knows of no page.
 */
@NullMarked
package io.boxoffice.mail;

import org.jspecify.annotations.NullMarked;

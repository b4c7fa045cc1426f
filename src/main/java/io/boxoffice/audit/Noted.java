package io.boxoffice.audit;

import java.time.Instant;

/** An event with all that belongs to it, so that it can be written later and elsewhere. */
record Noted(Event event, Source source, Instant time) {}

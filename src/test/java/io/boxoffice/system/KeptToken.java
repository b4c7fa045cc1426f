package io.boxoffice.system;

import java.time.Instant;

/** A token, when it was got, and the key that signed it. */
record KeptToken(String token, String kid, Instant since) {}

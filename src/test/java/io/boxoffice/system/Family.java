package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;

/** A session as the database knows it: its living generation, its end, and what was noted about it. */
record Family(Database database, String session) {
    private static final String PREFIX = "bo_rt_";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Family of(Boxoffice boxoffice, Tokens tokens) {
        return new Family(boxoffice.database(), tokens.session());
    }

    long generation() {
        return column("generation");
    }

    boolean isEnded() {
        return column("(ended_at is not null)::int") == 1;
    }

    /** The instant of a column, in microseconds. */
    long micros(String column) {
        return column("(extract(epoch from " + column + ") * 1000000)::bigint");
    }

    private long column(String expression) {
        return database.count("select " + expression + " from session where id = '" + session + "'");
    }

    long events(String type) {
        return database.count(
                "select count(*) from audit_event where session_id = '" + session + "' and type = '" + type + "'");
    }

    void assertEndedByOneReuse() {
        assertThat(isEnded()).isTrue();
        assertThat(events("authn_token_reuse")).as("reuse events").isEqualTo(1);
    }

    void assertUntouchedAt(long generation) {
        assertThat(isEnded()).isFalse();
        assertThat(generation()).isEqualTo(generation);
        assertThat(events("authn_token_reuse")).isZero();
    }

    /** As if the last rotation had been so long ago. */
    void rotatedLongerAgo(Duration ago) {
        set("rotated_at = rotated_at - interval '" + ago.toMillis() + " ms'");
    }

    void set(String assignment) {
        database.run("update session set " + assignment + " where id = '" + session + "'");
    }

    /** A token with the right session, of any generation, whose secret nobody issued. */
    static String madeUp(Tokens tokens, int generation) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return with(tokens, generation, secret);
    }

    /** A token's own secret under another generation. */
    static String relabelled(Tokens tokens, int generation) {
        return with(tokens, generation, secret(tokens));
    }

    static byte[] secret(Tokens tokens) {
        byte[] all = bytes(tokens);
        return Arrays.copyOfRange(all, all.length - SECRET_BYTES, all.length);
    }

    private static byte[] bytes(Tokens tokens) {
        return TokenText.decode(tokens.refresh().substring(PREFIX.length()));
    }

    private static String with(Tokens tokens, int generation, byte[] secret) {
        byte[] session = Arrays.copyOf(bytes(tokens), 16);
        return PREFIX
                + TokenText.encode(ByteBuffer.allocate(16 + 4 + SECRET_BYTES)
                        .put(session)
                        .putInt(generation)
                        .put(secret)
                        .array());
    }
}

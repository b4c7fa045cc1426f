package io.boxoffice.json;

/** A body of up to 1 MiB, in JSON or in YAML, of those who may send so much. It is read like any {@link Body}. */
public record LongBody(Body body) {
    /** The content type of YAML (RFC 9512). */
    public static final String YAML = "application/yaml";

    static final int MAX_BYTES = 1024 * 1024;
}

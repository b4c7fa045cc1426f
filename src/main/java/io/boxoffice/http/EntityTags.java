package io.boxoffice.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entity tags that a conditional request names (RFC 9110 8.8.3, 13.1). They are compared weakly: a tag of ours stays the
 * same one when a proxy that compressed the answer has made it weak, or has put the name of the coding behind it.
 *
 * @param any whether a {@code *} is there: whatever there is
 * @param opaque what stands between the quotes; none where the header is malformed
 */
public record EntityTags(boolean any, List<String> opaque) {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([!#-~\\x80-\\xFF]*)\"");
    private static final Pattern BETWEEN = Pattern.compile("[ \\t,]*");

    /** What Apache, Caddy and Jetty append. */
    private static final Pattern CODING = Pattern.compile("--?(gzip|br|zstd|deflate)");

    /** Reads the lines of one header, which are one list. */
    public static EntityTags of(List<String> lines) {
        String list = String.join(",", lines);
        Matcher tags = TAG.matcher(list);
        String rest = tags.replaceAll("");
        boolean any = List.of(rest.split(",")).stream().map(String::strip).anyMatch("*"::equals);
        return BETWEEN.matcher(rest).matches()
                ? new EntityTags(
                        any, tags.reset().results().map(tag -> tag.group(1)).toList())
                : new EntityTags(any, List.of());
    }

    /** A strong validator of these bytes, without quotes: their SHA-256. */
    public static String tagOf(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }

    /** Whether a tag is among them, given by what stands between its quotes. */
    public boolean name(String tag) {
        return opaque.stream()
                .anyMatch(named -> named.startsWith(tag)
                        && (named.length() == tag.length()
                                || CODING.matcher(named.substring(tag.length())).matches()));
    }

    /** Whether {@code If-None-Match} says that the caller has this one already (RFC 9110 13.1.2): 304. */
    public boolean know(String tag) {
        return any || name(tag);
    }
}

package io.boxoffice.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One challenge of a {@code WWW-Authenticate} (RFC 9110 11.6.1).
 *
 * @param scheme in lower case
 * @param parameters their names are in lower case
 */
record AuthenticationChallenge(String scheme, Map<String, String> parameters) {
    private static final int MAX_LENGTH = 4_096;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String QUOTED = "(?:[\\t !#-\\[\\]-~]|\\\\[\\t -~])*+";
    private static final Pattern ELEMENT = Pattern.compile("\\G(?<before>[ \\t,]*+)(?:(?<name>" + TOKEN
            + ")[ \\t]*+=[ \\t]*+(?:(?<token>" + TOKEN + ")|\"(?<quoted>" + QUOTED + ")\")|(?<scheme>" + TOKEN
            + "))(?=[ \\t,]|$)");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    private static final Pattern NOTHING = Pattern.compile("[ \\t,]*+");

    /**
     * Reads the value of a header, which may have several, with a comma between.
     *
     * @return none if the value breaks a rule, names a parameter twice or is longer than 4,096 characters
     */
    static List<AuthenticationChallenge> in(String value) {
        List<AuthenticationChallenge> read = new ArrayList<>();
        Matcher element = ELEMENT.matcher(value);
        boolean begins = true;
        int end = 0;
        while (value.length() <= MAX_LENGTH && element.find()) {
            boolean isApart = begins || element.group("before").contains(",");
            if (!isApart || !isAdded(element, read)) {
                return List.of();
            }
            begins = element.group("scheme") != null;
            end = element.end();
        }
        return NOTHING.matcher(value.substring(end)).matches() ? read : List.of();
    }

    /** A scheme begins the next challenge, a parameter belongs to the last one. */
    private static boolean isAdded(Matcher element, List<AuthenticationChallenge> read) {
        String scheme = element.group("scheme");
        if (scheme != null) {
            return read.add(new AuthenticationChallenge(scheme.toLowerCase(Locale.ROOT), new LinkedHashMap<>()));
        }
        String name = element.group("name").toLowerCase(Locale.ROOT);
        return !read.isEmpty() && read.get(read.size() - 1).parameters().put(name, value(element)) == null;
    }

    private static String value(Matcher element) {
        String token = element.group("token");
        return token != null ? token : ESCAPED.matcher(element.group("quoted")).replaceAll("$1");
    }
}

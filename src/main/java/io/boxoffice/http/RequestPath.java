package io.boxoffice.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The path that a request asks for, in the one reading by which everything is decided. A path has a single spelling (RFC 3986
 * 6.2.2): no dot segments, empty segments or parameters, nothing escaped that need not be, and no escape that hides a slash, a
 * dot or a control character. The {@code RequestFilter} refuses any other before somebody reads it differently.
 *
 * @param prefix the path of the issuer's URL, below which the world sees this one; empty, or such as {@code /tickets}
 * @param text the path from the node's root on; of a request that is refused for its path only the place where it leads
 */
public record RequestPath(String prefix, String text) {
    private static final String ATTRIBUTE = RequestPath.class.getName();
    private static final int LONGEST = 2048;

    private static final Pattern ESCAPES = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~!$&'()*+,=:@-]*");
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");
    private static final Pattern ESCAPED_WORD = Pattern.compile("%(?:3[0-9]|[46][1-9A-Fa-f]|[57][0-9Aa])");
    private static final Pattern PARAMETER = Pattern.compile(";[^/]*");
    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    /** RFC 3986 3.4, and the brackets that many write there. */
    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@/?\\[\\]-]*");

    /** The path of a request. */
    public static RequestPath of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof RequestPath known ? known : of("", request.getRequestURI());
    }

    /** The path of a request below a prefix, also for all who ask for it later. */
    public static RequestPath attach(HttpServletRequest request, String prefix) {
        return attach(request, prefix, request.getRequestURI());
    }

    /** The path of a request that was sent to another one than the container says by now, also for all who ask for it later. */
    public static RequestPath attach(HttpServletRequest request, String prefix, String sent) {
        RequestPath path = of(prefix, sent);
        request.setAttribute(ATTRIBUTE, path);
        return path;
    }

    /** The path that a target's path is. */
    public static RequestPath of(String prefix, String sent) {
        return new RequestPath(prefix, isClear(sent) ? sent : place(sent));
    }

    /** Where a path that is refused leads: its area says in which language. */
    private static String place(String sent) {
        Surface surface = Surface.of(meant(sent));
        return surface.speaksOAuth() || surface.needsToken() ? surface.root() + "/" : "/";
    }

    /** As a lenient reader has it, without parameters, empty segments and escaped letters or digits: so much was meant by whoever wrote it. */
    private static String meant(String sent) {
        String words =
                ESCAPED_WORD.matcher(sent).replaceAll(word -> URLDecoder.decode(word.group(), StandardCharsets.UTF_8));
        return SLASHES.matcher(PARAMETER.matcher(words).replaceAll("")).replaceAll("/");
    }

    /** Whether path and query of a request can be read in one way only. */
    public static boolean isClear(HttpServletRequest request) {
        return of(request).text().equals(request.getRequestURI())
                && isQuery(Objects.requireNonNullElse(request.getQueryString(), ""));
    }

    static boolean isClear(String path) {
        return path.startsWith("/")
                && path.length() <= LONGEST
                && !path.contains("//")
                && Arrays.stream(path.split("/")).allMatch(RequestPath::isSegment);
    }

    static boolean isQuery(String query) {
        return query.isEmpty() || QUERY.matcher(unescaped(query)).matches();
    }

    private static boolean isSegment(String segment) {
        return !segment.equals(".")
                && !segment.equals("..")
                && SEGMENT.matcher(unescaped(segment)).matches()
                && (!isEscaped(segment)
                        || ESCAPES.matcher(segment)
                                .results()
                                .map(MatchResult::group)
                                .allMatch(RequestPath::isNeeded));
    }

    /** The text without its escapes. Most texts have none, and each request asks. */
    private static String unescaped(String text) {
        return isEscaped(text) ? ESCAPES.matcher(text).replaceAll("") : text;
    }

    private static boolean isEscaped(String text) {
        return text.indexOf('%') >= 0;
    }

    /** Whether all that is escaped here can be told from what stands for itself, and means nothing to whoever decodes it. */
    private static boolean isNeeded(String escapes) {
        return URLDecoder.decode(escapes, StandardCharsets.UTF_8)
                .codePoints()
                .noneMatch(point -> Character.isISOControl(point)
                        || "/\\;%?#\uFFFD".indexOf(point) >= 0
                        || UNRESERVED.matcher(Character.toString(point)).matches());
    }

    /** The area in which it lies. */
    public Surface surface() {
        return Surface.of(text);
    }

    /** Path and query of a request as they were sent. */
    public static String withQuery(HttpServletRequest request) {
        String query = request.getQueryString();
        return of(request).text() + (query == null ? "" : '?' + query);
    }

    /** The path as the world sees it. */
    public String seen() {
        return prefix + text;
    }
}

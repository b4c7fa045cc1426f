package io.boxoffice.http;

import java.util.Set;

/**
 * The areas of the service, told apart by their path alone, and what holds in each. Whoever must know it of a request asks here,
 * so that no rule forgets an area that another one knows.
 */
public enum Surface {
    /** Logins of the service's own client: a password, a code or a cookie becomes tokens. */
    AUTH("/auth", Trait.OAUTH_ERRORS, Trait.COOKIES, Trait.LIMITED, Trait.NEEDS_DATABASE),
    /** The one of the endpoints for clients that is itself a protected resource (OpenID Connect Core 5.3). */
    USERINFO("/oauth2/userinfo", Trait.OAUTH_ERRORS, Trait.NEEDS_DATABASE, Trait.NEEDS_TOKEN, Trait.CLIENT_PAGES),
    /** Where a client sends its user's browser to, and the pages of such a request. */
    AUTHORIZE(
            "/oauth2/authorize",
            Trait.OAUTH_ERRORS,
            Trait.LIMITED,
            Trait.NEEDS_DATABASE,
            Trait.LARGE_BODIES,
            Trait.PAGES),
    /** Where a browser signs out. */
    LOGOUT("/oauth2/logout", Trait.OAUTH_ERRORS, Trait.LIMITED, Trait.NEEDS_DATABASE, Trait.LARGE_BODIES, Trait.PAGES),
    /** Where a person types the code that another device shows. */
    DEVICE("/device", Trait.OAUTH_ERRORS, Trait.LIMITED, Trait.NEEDS_DATABASE, Trait.PAGES),
    /** Where a person sets a password by a link, or asks for one. */
    RECOVERY("/recovery", Trait.OAUTH_ERRORS, Trait.LIMITED, Trait.NEEDS_DATABASE, Trait.LARGE_BODIES, Trait.PAGES),
    /** The endpoints that any standard client uses. */
    OAUTH("/oauth2", Trait.OAUTH_ERRORS, Trait.LIMITED, Trait.NEEDS_DATABASE, Trait.LARGE_BODIES, Trait.CLIENT_PAGES),
    /** The protected resources of this WAR. */
    API("/api", Trait.NEEDS_TOKEN, Trait.LARGE_BODIES),
    /** What is published for everybody: key sets, metadata. */
    PUBLISHED("/.well-known", Trait.WITHOUT_TLS),
    /** How the node is. */
    HEALTH("/health", Trait.WITHOUT_TLS, Trait.ALWAYS),
    /** All else: the page, status lists, metrics, and what is not there. */
    REST("");

    private enum Trait {
        OAUTH_ERRORS,
        COOKIES,
        LIMITED,
        NEEDS_DATABASE,
        NEEDS_TOKEN,
        LARGE_BODIES,
        CLIENT_PAGES,
        WITHOUT_TLS,
        ALWAYS,
        PAGES
    }

    private final String root;

    @SuppressWarnings("ImmutableEnumChecker") // it is, and its type does not say so
    private final Set<Trait> traits;

    Surface(String root, Trait... traits) {
        this.root = root;
        this.traits = Set.of(traits);
    }

    /** The area in which a path lies. */
    public static Surface of(String path) {
        for (Surface surface : values()) {
            if (surface == REST || (path.startsWith(surface.root) && surface.isOwn(path))) {
                return surface;
            }
        }
        return REST;
    }

    /** Whole segments. The bare root is {@link #REST}'s where nothing lies but below it. */
    private boolean isOwn(String path) {
        return path.length() == root.length()
                ? traits.contains(Trait.NEEDS_TOKEN) || traits.contains(Trait.ALWAYS) || traits.contains(Trait.PAGES)
                : path.charAt(root.length()) == '/';
    }

    /** Where it begins, without a slash at its end. */
    public String root() {
        return root;
    }

    /** Whether a refusal that is no page is an error of RFC 6749 5.2; elsewhere it is a problem document (RFC 9457). */
    public boolean speaksOAuth() {
        return traits.contains(Trait.OAUTH_ERRORS);
    }

    /** Whether a person in a browser is who asks: a refusal is a page. */
    public boolean showsPages() {
        return traits.contains(Trait.PAGES);
    }

    /** Whether a page of an allowed origin may send cookies (Fetch, the CORS protocol). */
    public boolean takesCookies() {
        return traits.contains(Trait.COOKIES);
    }

    /** Whether pages of registered clients may read answers there, besides those of the allowed origins: {@code clients} knows whose. */
    public boolean hasClientPages() {
        return traits.contains(Trait.CLIENT_PAGES);
    }

    /** Whether every resource counts for a limit of its network. */
    public boolean isLimited() {
        return traits.contains(Trait.LIMITED);
    }

    /** Whether it is closed while the database is away. */
    public boolean needsDatabase() {
        return traits.contains(Trait.NEEDS_DATABASE);
    }

    /** Whether nothing in it is served without an access token. */
    public boolean needsToken() {
        return traits.contains(Trait.NEEDS_TOKEN);
    }

    /** Whether a body may be 64 KiB; elsewhere, where anybody may send one, it is 4 KiB. */
    public boolean takesLargeBodies() {
        return traits.contains(Trait.LARGE_BODIES);
    }

    /** Whether it is served to everybody without TLS too: it says nothing that is secret. */
    public boolean isServedWithoutTls() {
        return traits.contains(Trait.WITHOUT_TLS);
    }

    /** Whether it answers also when the node is busy, or its settings are not good. */
    public boolean answersAlways() {
        return traits.contains(Trait.ALWAYS);
    }
}

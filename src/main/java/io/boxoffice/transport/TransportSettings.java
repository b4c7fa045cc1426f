package io.boxoffice.transport;

import io.boxoffice.oauth.Issuer;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How requests may come in.
 *
 * @param proxies whose {@code X-Forwarded-*} headers are believed
 * @param origins whose pages may read answers (CORS) and use cookie mode
 */
public record TransportSettings(Mode mode, Issuer issuer, List<Cidr> proxies, Set<WebOrigin> origins) {
    private static final String PROXIES = "boxoffice.http.proxies";
    private static final String ORIGINS = "boxoffice.allowed.origins";

    public static TransportSettings of(Settings settings) {
        List<Cidr> proxies =
                settings.list(PROXIES).stream().map(TransportSettings::cidr).toList();
        Set<WebOrigin> origins =
                settings.list(ORIGINS).stream().map(TransportSettings::origin).collect(Collectors.toUnmodifiableSet());
        return new TransportSettings(Mode.of(settings), Issuer.of(settings), proxies, origins);
    }

    private static Cidr cidr(String text) {
        return Cidr.parse(text)
                .orElseThrow(() -> new BadSetting(
                        PROXIES, Settings.quoted(text), "CIDRs such as 10.0.0.0/8, separated by commas"));
    }

    private static WebOrigin origin(String text) {
        return WebOrigin.parse(text)
                .orElseThrow(() -> new BadSetting(
                        ORIGINS,
                        Settings.quoted(text),
                        "https origins as a browser sends them, such as https://app.example, separated by commas"));
    }

    boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(range -> range.contains(address));
    }

    /** Whether pages of this origin may use cookie mode: the issuer's own and the allowed ones. */
    public boolean trusts(WebOrigin origin) {
        return origins.contains(origin) || isOwn(origin);
    }

    /** Whether pages of this origin are the issuer's own. */
    public boolean isOwn(WebOrigin origin) {
        return WebOrigin.of(issuer).equals(origin);
    }
}

package io.boxoffice.transport;

import io.boxoffice.oauth.Issuer;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.net.InetAddress;
import java.util.List;

/**
 * How requests may come in.
 *
 * @param proxies whose {@code X-Forwarded-*} headers are believed
 */
public record TransportSettings(Mode mode, Issuer issuer, List<Cidr> proxies) {
    private static final String PROXIES = "boxoffice.http.proxies";

    public static TransportSettings of(Settings settings) {
        List<Cidr> proxies =
                settings.list(PROXIES).stream().map(TransportSettings::cidr).toList();
        return new TransportSettings(Mode.of(settings), Issuer.of(settings), proxies);
    }

    private static Cidr cidr(String text) {
        return Cidr.parse(text)
                .orElseThrow(() -> new BadSetting(
                        PROXIES, Settings.quoted(text), "CIDRs such as 10.0.0.0/8, separated by commas"));
    }

    boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(range -> range.contains(address));
    }
}

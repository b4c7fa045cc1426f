package io.boxoffice.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Who sends a request: the client's address as far as it can be believed, and the id under which the logs name it. */
public record Origin(String address, String correlationId) {
    private static final String ATTRIBUTE = Origin.class.getName();

    /** The origin of a request that passed the {@link Envelope}. */
    public static Origin of(HttpServletRequest request) {
        return find(request).orElseThrow(() -> new IllegalStateException("the request passed no envelope"));
    }

    static Optional<Origin> find(HttpServletRequest request) {
        return Optional.ofNullable((Origin) request.getAttribute(ATTRIBUTE));
    }

    static Origin attach(HttpServletRequest request, TransportSettings settings) {
        Origin origin =
                new Origin(address(request, settings), CorrelationId.of(request.getHeader(CorrelationId.HEADER)));
        request.setAttribute(ATTRIBUTE, origin);
        return origin;
    }

    /** The last address in the chain of proxies that is not one of ours. */
    private static String address(HttpServletRequest request, TransportSettings settings) {
        String address = request.getRemoteAddr();
        for (String hop : forwardedFor(request)) {
            if (!isProxy(address, settings)) {
                return address;
            }
            address = hop;
        }
        return isLiteral(address) ? address : request.getRemoteAddr();
    }

    private static List<String> forwardedFor(HttpServletRequest request) {
        List<String> hops = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(Origin::isLiteral)
                .toList();
        return hops.reversed();
    }

    private static boolean isProxy(String address, TransportSettings settings) {
        return isLiteral(address) && settings.isProxy(InetAddress.ofLiteral(address));
    }

    private static boolean isLiteral(String text) {
        return Cidr.parse(text).filter(address -> text.indexOf('/') < 0).isPresent();
    }
}

package io.boxoffice.transport;

import io.boxoffice.audit.Address;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Who sends a request: the client's address as far as it can be believed, and the id under which the logs name it. */
public record RequestSource(String address, String correlationId) {
    private static final String ATTRIBUTE = RequestSource.class.getName();

    /** The origin of a request that passed the {@link RequestFilter}. */
    public static RequestSource of(HttpServletRequest request) {
        return find(request).orElseThrow(() -> new IllegalStateException("the request passed no RequestFilter"));
    }

    /** The id under which the logs name a request; nothing where the settings are not good, and nothing is served. */
    public static String idOf(HttpServletRequest request) {
        return find(request).map(RequestSource::correlationId).orElse("");
    }

    static Optional<RequestSource> find(HttpServletRequest request) {
        return Optional.ofNullable((RequestSource) request.getAttribute(ATTRIBUTE));
    }

    static RequestSource attach(HttpServletRequest request, TransportSettings settings) {
        List<String> lines = Collections.list(request.getHeaders("X-Forwarded-For"));
        RequestSource origin = new RequestSource(
                address(request.getRemoteAddr(), lines, settings),
                CorrelationId.of(request.getHeader(CorrelationId.HEADER)));
        request.setAttribute(ATTRIBUTE, origin);
        return origin;
    }

    /**
     * The last address in the chain of proxies that is not one of ours. Each proxy tells of whom it heard the request, so a hop
     * that cannot be read ends the walk at the proxy that wrote it: what stands before is anybody's word.
     */
    static String address(String peer, List<String> lines, TransportSettings settings) {
        Optional<Address> address = ForwardedAddress.ofPeer(peer);
        for (String hop : hops(lines).reversed()) {
            Optional<Address> next = ForwardedAddress.ofNode(hop);
            if (next.isEmpty() || !isProxy(address, settings)) {
                break;
            }
            address = next;
        }
        return address.map(Address::text).orElse("unknown");
    }

    /** Several lines are one list, in their order (RFC 9110 5.3). */
    private static List<String> hops(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    private static boolean isProxy(Optional<Address> address, TransportSettings settings) {
        return address.filter(known -> settings.isProxy(known.value())).isPresent();
    }
}

package io.boxoffice.resourceserver;

import io.boxoffice.testkit.BoxofficeIssuer;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** An application of Jersey with two audiences, asked without a port in between. */
final class ShopApplication {
    private final ApplicationHandler jersey;

    ShopApplication(BoxofficeIssuer issuer) {
        jersey = start(resources(issuer));
    }

    /** Without WADL, which needs a library that is not there. */
    static ApplicationHandler start(ResourceConfig resources) {
        return new ApplicationHandler(resources.property(ServerProperties.WADL_FEATURE_DISABLE, true));
    }

    private static ResourceConfig resources(BoxofficeIssuer issuer) {
        return new ResourceConfig(OrdersResource.class, SeatsResource.class)
                .register(ResourceServer.of(issuer.url(), "https://shop.example.org/v1")
                        .audience("orders")
                        .audience("another")
                        .policy("reader", token -> token.hasScope("orders.read"))
                        .policy("anybody", token -> true)
                        .by(issuer.clock())
                        .build());
    }

    /** What it answers to a call with these headers, names and values in turn. */
    ContainerResponse ask(String method, String path, String... headers) {
        URI base = URI.create("http://10.0.0.7:9080/shop/");
        ContainerRequest request = new ContainerRequest(
                base, base.resolve(path), method, null, new MapPropertiesDelegate(), jersey.getConfiguration());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return jersey.apply(request).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What it answers to a reading of the orders. */
    ContainerResponse orders(String token) {
        return ask("GET", "orders", "Authorization", "Bearer " + token);
    }
}

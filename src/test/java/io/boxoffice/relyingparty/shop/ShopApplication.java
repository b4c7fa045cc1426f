package io.boxoffice.relyingparty.shop;

import io.boxoffice.resourceserver.ResourceServer;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The service: two audiences in one WAR, and nothing in the configuration of the container. */
@ApplicationPath("/v1")
public class ShopApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(OrdersResource.class, SeatsResource.class);
    }

    @Override
    @SuppressWarnings("deprecation") // every framework takes an instance in this way
    public Set<Object> getSingletons() {
        return Set.of(ResourceServer.of(System.getenv("SHOP_ISSUER"), "https://shop.example.org/v1")
                .audience("orders")
                .audience("another")
                .policy("reader", token -> token.hasScope("orders.read"))
                .policy("anybody", token -> true)
                .build());
    }
}

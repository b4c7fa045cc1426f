package io.boxoffice.client;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.client.JerseyClientBuilder;
import org.glassfish.jersey.internal.RuntimeDelegateImpl;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;
import org.jboss.resteasy.spi.ResteasyProviderFactory;

/** The JAX-RS clients in use. Both are on the class path, so neither may be left to be found. */
enum Library {
    RESTEASY {
        @Override
        Client client() {
            return resteasy(256);
        }
    },
    JERSEY {
        @Override
        Client client() {
            RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
            return new JerseyClientBuilder().build();
        }
    };

    abstract Client client();

    /** A call that has no connection within 5 s fails. */
    static Client resteasy(int connections) {
        RuntimeDelegate.setInstance(ResteasyProviderFactory.newInstance());
        return new ResteasyClientBuilderImpl()
                .connectionPoolSize(connections)
                .connectionCheckoutTimeout(5, TimeUnit.SECONDS)
                .build();
    }
}

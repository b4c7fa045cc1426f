package io.boxoffice.client;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.ext.RuntimeDelegate;
import org.glassfish.jersey.client.JerseyClientBuilder;
import org.glassfish.jersey.internal.RuntimeDelegateImpl;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;
import org.jboss.resteasy.spi.ResteasyProviderFactory;

/** The JAX-RS clients in use. Both are on the class path, so neither may be left to be found. */
enum Library {
    RESTEASY {
        @Override
        Client client() {
            RuntimeDelegate.setInstance(ResteasyProviderFactory.newInstance());
            return new ResteasyClientBuilderImpl().connectionPoolSize(256).build();
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
}

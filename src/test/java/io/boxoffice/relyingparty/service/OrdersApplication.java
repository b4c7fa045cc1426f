package io.boxoffice.relyingparty.service;

import io.boxoffice.resourceserver.AccessTokenTypeFilter;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.eclipse.microprofile.auth.LoginConfig;

/** The service: MicroProfile JWT verifies, and the filter looks at {@code typ}. */
@LoginConfig(authMethod = "MP-JWT")
@ApplicationPath("/")
public class OrdersApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(OrdersResource.class, AccessTokenTypeFilter.class);
    }
}

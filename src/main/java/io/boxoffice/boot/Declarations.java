package io.boxoffice.boot;

import io.boxoffice.guard.Declaration;
import io.boxoffice.guard.GuardedMethods;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Looks at every method before JAX-RS serves it. One that does not say who may call it keeps the whole node closed. */
@Provider
@ApplicationScoped
public class Declarations implements DynamicFeature {
    private static final Logger LOG = System.getLogger(Declarations.class.getName());

    @Inject
    Readiness readiness;

    @Inject
    GuardedMethods methods;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        methods.add(resource.getResourceClass(), resource.getResourceMethod());
        Declaration.fault(resource.getResourceClass(), resource.getResourceMethod())
                .ifPresent(fault -> {
                    readiness.forbid();
                    LOG.log(Level.ERROR, "Boxoffice stays closed: " + fault);
                });
    }
}

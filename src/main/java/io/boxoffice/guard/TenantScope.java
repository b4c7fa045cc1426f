package io.boxoffice.guard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a method: whoever has this scope, and a tenant, which {@link CurrentToken#tenant} tells. It stands in the place of a
 * {@link Policy}. A role is no scope. The scope is a constant of the package whose resource it is.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface TenantScope {
    String value();
}

package io.boxoffice.guard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a method: whoever has the role {@code admin}, and whoever has this scope, a machine too. It stands in the place of a {@link
 * Policy}. The scope is a constant of the package whose resource it is.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AdminOrScope {
    String value();
}

package io.boxoffice.resourceserver;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Of which audience a resource class is: it takes tokens of that one, and of no other ({@link ResourceServer}). */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ForAudience {
    /** The name of the audience. */
    String value();
}

package io.boxoffice.limit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which limit the calls of a resource count for: all that anybody may call, and what costs a password hash. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Limited {
    /** The limit. */
    Limit value();
}

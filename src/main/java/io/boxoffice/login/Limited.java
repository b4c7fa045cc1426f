package io.boxoffice.login;

import io.boxoffice.limit.Limit;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which limit the calls of a resource count for. Every resource of this package has one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Limited {
    Limit value();
}

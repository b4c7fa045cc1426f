package io.boxoffice.guard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The one audience whose tokens a resource class takes, compared exactly. A class under {@code /api} without it is closed, unless its
 * methods say who may call them by the standard's annotations alone: then it is of the audience in its path.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ForAudience {
    String value();
}

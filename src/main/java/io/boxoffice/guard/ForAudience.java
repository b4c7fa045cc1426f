package io.boxoffice.guard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The one audience whose tokens a resource class takes, compared exactly. A class under {@code /api} without it is closed. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ForAudience {
    String value();
}

package io.boxoffice.guard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may call a method, besides what its {@link Access} says: a user who has shown who they are so lately (RFC 9470). */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RecentLogin {
    /** How many seconds ago at most. */
    int seconds();
}

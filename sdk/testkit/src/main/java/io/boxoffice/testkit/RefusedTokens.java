package io.boxoffice.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * The arguments of a {@code ParameterizedTest} with one parameter, a {@link RefusedToken}: every wrong token of the
 * {@link BoxofficeIssuer} that is registered in a static field of the class.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(RefusedTokensProvider.class)
public @interface RefusedTokens {
    /** Which of them: those that every verifier must refuse, or all. */
    Strictness value() default Strictness.GUARD;
}

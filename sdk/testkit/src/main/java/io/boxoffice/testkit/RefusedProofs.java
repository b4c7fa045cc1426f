package io.boxoffice.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * The arguments of a {@code ParameterizedTest} with one parameter, a {@link RefusedProof}: every wrong call with a token that is bound to a
 * key, by the {@link BoxofficeIssuer} that is registered in a static field of the class. Where the address is known at run time only, it is
 * {@link AccessTokenBuilder#refusedProofs}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(RefusedProofsProvider.class)
public @interface RefusedProofs {
    /** Which of them: those that everyone who asks for proofs must refuse, or all. */
    Strictness value() default Strictness.GUARD;

    /** The method that is called. */
    String method() default "GET";

    /** The address that is called, as its caller sees it. */
    String uri();

    /** What the token permits. */
    String[] scope() default {};
}

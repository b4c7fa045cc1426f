package io.boxoffice.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Runs beside the tests of the shared server and those of the {@link ThirdLane}, one class after the other: tests with servers
 * of their own, and those of {@link Throttled} and {@link Pair}. They do not ask {@link Boxoffice#open} or its database, which
 * other tests stop, nor {@link SecondServer}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("second lane")
@interface SecondLane {}

package io.boxoffice.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Runs beside the tests of the shared server and those of the {@link SecondLane}, one class after the other: the tests of
 * {@link SecondServer}, the page's among them, those of {@link EquippedServer}, and some with servers of their own, so that the lanes take about the same time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("third lane")
@interface ThirdLane {}

package io.boxoffice.monitor;

import com.sun.management.OperatingSystemMXBean;
import io.boxoffice.metrics.Metric;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The process, in the words that dashboards for Java know. */
final class JavaProcess {
    private static final double NANOS = 1e9;

    private JavaProcess() {}

    static Stream<Metric> read() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return Stream.of(
                new Metric(
                        "jvm_memory_used_bytes",
                        "Memory in use.",
                        Metric.Kind.GAUGE,
                        "area",
                        new TreeMap<>(Map.of(
                                "heap", (double) memory.getHeapMemoryUsage().getUsed(),
                                "nonheap",
                                        (double) memory.getNonHeapMemoryUsage().getUsed()))),
                Metric.of(
                        "jvm_threads_current",
                        "Threads.",
                        Metric.Kind.GAUGE,
                        ManagementFactory.getThreadMXBean().getThreadCount()),
                Metric.of(
                        "process_cpu_seconds_total",
                        "CPU time, user and system.",
                        Metric.Kind.COUNTER,
                        system.getProcessCpuTime() / NANOS));
    }
}

package io.boxoffice.monitor;

import io.boxoffice.metrics.Metric;
import jakarta.enterprise.context.Dependent;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The pool of connections for requests, as Liberty's own MBean tells it. It is there from the first connection on. */
@Dependent
class ConnectionPool {
    private static final String NAME =
            "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=jdbc/boxoffice,*";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    Stream<Metric> read() {
        try {
            return server.queryNames(new ObjectName(NAME), null).stream()
                    .limit(1)
                    .flatMap(this::read);
        } catch (JMException impossible) {
            throw new IllegalStateException(NAME, impossible);
        }
    }

    private Stream<Metric> read(ObjectName pool) {
        try {
            double open = number(pool, "getSize");
            double idle = number(pool, "getAvailable");
            return Stream.of(
                    new Metric(
                            "boxoffice_database_connections",
                            "Connections for requests, in use and idle.",
                            Metric.Kind.GAUGE,
                            "state",
                            new TreeMap<>(Map.of("idle", idle, "in_use", Math.max(0, open - idle)))),
                    Metric.of(
                            "boxoffice_database_connections_max",
                            "As many connections for requests as there may be.",
                            Metric.Kind.GAUGE,
                            number(pool, "getMaxSize")));
        } catch (JMException goneMeanwhile) {
            return Stream.empty();
        }
    }

    private double number(ObjectName pool, String operation) throws JMException {
        return ((Number) server.invoke(pool, operation, new Object[0], new String[0])).doubleValue();
    }
}

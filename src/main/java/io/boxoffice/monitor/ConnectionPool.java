package io.boxoffice.monitor;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The pool of connections for requests, as Liberty's own MBean tells it. It is there from the first connection on. */
record ConnectionPool(double open, double idle, double max) {
    private static final String NAME =
            "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=jdbc/boxoffice,*";

    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    static void register(PrometheusRegistry registry) {
        GaugeWithCallback.builder()
                .name("boxoffice_database_connections")
                .help("Connections for requests, in use and idle.")
                .labelNames("state")
                .callback(states -> find().ifPresent(pool -> pool.tell(states)))
                .register(registry);
        GaugeWithCallback.builder()
                .name("boxoffice_database_connections_max")
                .help("As many connections for requests as there may be.")
                .callback(value -> find().ifPresent(pool -> value.call(pool.max())))
                .register(registry);
    }

    private void tell(GaugeWithCallback.Callback states) {
        states.call(idle, "idle");
        states.call(Math.max(0, open - idle), "in_use");
    }

    private static Optional<ConnectionPool> find() {
        try {
            return SERVER.queryNames(new ObjectName(NAME), null).stream()
                    .findFirst()
                    .flatMap(ConnectionPool::of);
        } catch (JMException impossible) {
            throw new IllegalStateException(NAME, impossible);
        }
    }

    private static Optional<ConnectionPool> of(ObjectName pool) {
        try {
            return Optional.of(new ConnectionPool(
                    number(pool, "getSize"), number(pool, "getAvailable"), number(pool, "getMaxSize")));
        } catch (JMException goneMeanwhile) {
            return Optional.empty();
        }
    }

    private static double number(ObjectName pool, String operation) throws JMException {
        return ((Number) SERVER.invoke(pool, operation, new Object[0], new String[0])).doubleValue();
    }
}

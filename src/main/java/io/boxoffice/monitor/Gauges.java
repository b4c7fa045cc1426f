package io.boxoffice.monitor;

import io.boxoffice.account.HashPool;
import io.boxoffice.mail.MailSettings;
import io.boxoffice.mail.Outbox;
import io.boxoffice.oauth.Audience;
import io.boxoffice.signing.KeyService;
import io.boxoffice.signing.KeyState;
import io.boxoffice.signing.VerifierReport;
import io.boxoffice.signing.VerifierState;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What stands at the moment of reading. What cannot be read, as keys without a database, is left out. */
@ApplicationScoped
class Gauges {
    @Inject
    HashPool hashes;

    @Inject
    KeyService keys;

    @Inject
    VerifierReport verifiers;

    @Inject
    Outbox mails;

    @Inject
    MailSettings settings;

    private final PrometheusRegistry registry = new PrometheusRegistry();

    @PostConstruct
    void register() {
        GaugeWithCallback.builder()
                .name("boxoffice_signing_keys")
                .help("Signing keys, by state.")
                .labelNames("state")
                .callback(states -> keys().forEach((state, count) -> states.call(count, state.wire())))
                .register(registry);
        GaugeWithCallback.builder()
                .name("boxoffice_password_hashes")
                .help("Password hashes that run, and that wait for their turn.")
                .labelNames("state")
                .callback(this::hashes)
                .register(registry);
        GaugeWithCallback.builder()
                .name("boxoffice_verifier_lag_seconds")
                .help("How long a verifier has lacked a published key of its audience, or had a revoked one.")
                .labelNames("audience", "verifier")
                .callback(this::lags)
                .register(registry);
        GaugeWithCallback.builder()
                .name("boxoffice_mails_waiting")
                .help("Mails to users that wait for the mail server.")
                .callback(value -> mails().ifPresent(waiting -> value.call((double) waiting)))
                .register(registry);
        ConnectionPool.register(registry);
        process();
    }

    MetricSnapshots read() {
        return registry.scrape();
    }

    /** Those of the library that name nothing but areas, pools, states and collectors of this JVM, and need no listener. */
    private void process() {
        JvmMemoryMetrics.builder().register(registry);
        JvmThreadsMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        ProcessMetrics.builder().register(registry);
    }

    private void hashes(GaugeWithCallback.Callback states) {
        states.call(hashes.running(), "running");
        states.call(hashes.waiting(), "waiting");
    }

    private void lags(GaugeWithCallback.Callback lags) {
        verifiers()
                .forEach((audience, states) -> states.forEach(
                        state -> lags.call(state.lag().toMillis() / 1000.0, audience.name(), state.name())));
    }

    private Map<Audience, List<VerifierState>> verifiers() {
        try {
            return verifiers.all();
        } catch (RuntimeException databaseAway) {
            return Map.of();
        }
    }

    private OptionalLong mails() {
        try {
            return settings.isOn() ? OptionalLong.of(mails.waiting()) : OptionalLong.empty();
        } catch (RuntimeException databaseAway) {
            return OptionalLong.empty();
        }
    }

    private Map<KeyState, Long> keys() {
        try {
            return keys.countByState();
        } catch (RuntimeException databaseAway) {
            return Map.of();
        }
    }
}

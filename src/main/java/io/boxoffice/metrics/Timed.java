package io.boxoffice.metrics;

import io.prometheus.metrics.core.metrics.Histogram;

/** What is measured in seconds, under the name that it has on the page. */
public enum Timed {
    LOGIN("boxoffice_login_duration_seconds", "Logins, from the end of their body to their answer."),
    REFRESH("boxoffice_refresh_duration_seconds", "Refreshes, from the end of their body to their answer."),
    PASSWORD_HASH("boxoffice_password_hash_duration_seconds", "Password hashes, without the wait for a turn."),
    GUARD("boxoffice_guard_duration_seconds", "Verifications of access tokens by the guard.");

    private final String metric;
    private final String help;

    Timed(String metric, String help) {
        this.metric = metric;
        this.help = help;
    }

    /** Classic buckets, which are all that the text format shows; without exemplars as in {@link Counted}. */
    Histogram histogram() {
        return Histogram.builder()
                .name(metric)
                .help(help)
                .classicOnly()
                .classicUpperBounds(bounds())
                .withoutExemplars()
                .build();
    }

    /** The upper bounds of the buckets, in seconds: close to each other where a healthy node is. */
    private double[] bounds() {
        return switch (this) {
            case LOGIN -> new double[] {0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5};
            case REFRESH -> new double[] {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5};
            case PASSWORD_HASH -> new double[] {0.005, 0.01, 0.015, 0.02, 0.03, 0.05, 0.075, 0.1, 0.25, 0.5, 1};
            case GUARD -> new double[] {1e-6, 2.5e-6, 5e-6, 1e-5, 2.5e-5, 5e-5, 1e-4, 2.5e-4, 1e-3, 1e-2, 1e-1};
        };
    }
}

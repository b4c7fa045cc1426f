package io.boxoffice.metrics;

import io.prometheus.metrics.core.metrics.Counter;

/** What is counted, under the name and the label that it has on the page. */
public enum Counted {
    LOGINS("boxoffice_logins_total", "Logins, by what they came to.", "outcome"),
    REFRESHES("boxoffice_refreshes_total", "Refreshes, by what they came to.", "outcome"),
    REPLAYS("boxoffice_refresh_token_replays_total", "Used refresh tokens that came back and ended their session.", ""),
    LOCKOUTS("boxoffice_lockouts_total", "Users locked after failed logins.", ""),
    MAILS("boxoffice_mails_total", "Mails to users that were tried, by what came of it.", "outcome"),
    TOKENS("boxoffice_access_tokens_total", "Access tokens minted, by audience.", "audience"),
    REFUSALS("boxoffice_guard_refusals_total", "Requests that the guard refused, by reason.", "reason");

    private final String metric;
    private final String help;
    private final String label;

    Counted(String metric, String help, String label) {
        this.metric = metric;
        this.help = help;
        this.label = label;
    }

    /** Without exemplars: they cost a thread, and the text format does not show them. */
    Counter counter() {
        return Counter.builder()
                .name(metric)
                .help(help)
                .labelNames(label.isEmpty() ? new String[0] : new String[] {label})
                .withoutExemplars()
                .build();
    }
}

package io.boxoffice.boot;

import io.boxoffice.account.AdminSettings;
import io.boxoffice.account.LockoutSettings;
import io.boxoffice.account.RecoverySettings;
import io.boxoffice.account.RegistrationSettings;
import io.boxoffice.audience.MaxSessions;
import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.clients.DocumentSettings;
import io.boxoffice.dpop.DpopSettings;
import io.boxoffice.drill.DrillSettings;
import io.boxoffice.factor.FactorSettings;
import io.boxoffice.limit.LimitSettings;
import io.boxoffice.mail.MailSettings;
import io.boxoffice.monitor.MonitorSettings;
import io.boxoffice.page.PageSettings;
import io.boxoffice.revocation.RevocationSettings;
import io.boxoffice.settings.Settings;
import io.boxoffice.signin.SignInSettings;
import io.boxoffice.signing.KeySettings;
import io.boxoffice.transport.TransportSettings;

/** The settings of every feature, read once so that a bad one is found before anything starts. */
final class FeatureSettings {
    /** Read by Liberty, which takes {@code on-tracing.xml} in or does not. */
    private enum Tracing {
        OFF,
        ON
    }

    private FeatureSettings() {}

    /** Reads them all; {@link io.boxoffice.settings.BadSetting} for the first that cannot be used. */
    static void check(Settings settings) {
        TransportSettings.of(settings);
        TokenLifetimes.of(settings);
        MaxSessions.of(settings);
        KeySettings.of(settings);
        DrillSettings.of(settings);
        RevocationSettings.of(settings);
        AdminSettings.of(settings);
        RegistrationSettings.of(settings);
        LockoutSettings.of(settings);
        RecoverySettings.of(settings);
        LimitSettings.of(settings);
        DocumentSettings.of(settings);
        DpopSettings.of(settings);
        MonitorSettings.of(settings);
        PageSettings.of(settings);
        SignInSettings.of(settings);
        FactorSettings.of(settings);
        MailSettings.of(settings);
        DrainSettings.of(settings);
        isTraced(settings);
        Invalidation.before(settings);
    }

    /** Whether Liberty is asked for traces. */
    static boolean isTraced(Settings settings) {
        return settings.choice("boxoffice.tracing", Tracing.class) == Tracing.ON;
    }
}

package io.boxoffice.boot;

import io.boxoffice.account.LockoutSettings;
import io.boxoffice.account.RecoverySettings;
import io.boxoffice.account.RegistrationSettings;
import io.boxoffice.audience.MaxSessions;
import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.clients.BuiltInClient;
import io.boxoffice.clients.DocumentSettings;
import io.boxoffice.dpop.DpopSettings;
import io.boxoffice.drill.DrillSettings;
import io.boxoffice.factor.FactorSettings;
import io.boxoffice.json.Cursors;
import io.boxoffice.limit.LimitSettings;
import io.boxoffice.mail.MailSettings;
import io.boxoffice.monitor.MonitorSettings;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.page.PageSettings;
import io.boxoffice.revocation.RevocationSettings;
import io.boxoffice.settings.Settings;
import io.boxoffice.signin.SignInSettings;
import io.boxoffice.signing.KeySettings;
import io.boxoffice.transport.TransportSettings;
import io.boxoffice.vault.Encryption;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** What features ask for by type: the settings, read once and checked, and what is made of the key ring. */
@Dependent
public class Produced {
    @Produces
    @Singleton
    Settings settings() {
        return new Settings(property -> ConfigProvider.getConfig().getOptionalValue(property, String.class));
    }

    @Produces
    @Singleton
    Issuer issuer(Settings settings) {
        return Issuer.of(settings);
    }

    @Produces
    @Singleton
    TokenLifetimes lifetimes(Settings settings) {
        return TokenLifetimes.of(settings);
    }

    @Produces
    @Singleton
    MaxSessions maxSessions(Settings settings) {
        return MaxSessions.of(settings);
    }

    @Produces
    @Singleton
    KeySettings keys(Settings settings) {
        return KeySettings.of(settings);
    }

    @Produces
    @Singleton
    DrillSettings drills(Settings settings) {
        return DrillSettings.of(settings);
    }

    @Produces
    @Singleton
    RevocationSettings revocations(Settings settings) {
        return RevocationSettings.of(settings);
    }

    @Produces
    @Singleton
    TransportSettings transport(Settings settings) {
        return TransportSettings.of(settings);
    }

    @Produces
    @Singleton
    RegistrationSettings registration(Settings settings) {
        return RegistrationSettings.of(settings);
    }

    @Produces
    @Singleton
    RecoverySettings recovery(Settings settings) {
        return RecoverySettings.of(settings);
    }

    @Produces
    @Singleton
    LockoutSettings lockout(Settings settings) {
        return LockoutSettings.of(settings);
    }

    @Produces
    @Singleton
    LimitSettings limits(Settings settings) {
        return LimitSettings.of(settings);
    }

    @Produces
    @Singleton
    DocumentSettings documents(Settings settings) {
        return DocumentSettings.of(settings);
    }

    @Produces
    @Singleton
    DpopSettings dpop(Settings settings) {
        return DpopSettings.of(settings);
    }

    @Produces
    @Singleton
    MonitorSettings monitor(Settings settings) {
        return MonitorSettings.of(settings);
    }

    @Produces
    @Singleton
    SignInSettings signIns(Settings settings) {
        return SignInSettings.of(settings);
    }

    @Produces
    @Singleton
    FactorSettings factors(Settings settings) {
        return FactorSettings.of(settings);
    }

    @Produces
    @Singleton
    MailSettings mail(Settings settings) {
        return MailSettings.of(settings);
    }

    @Produces
    @Singleton
    PageSettings page(Settings settings) {
        return PageSettings.of(settings);
    }

    @Produces
    @Singleton
    BuiltInClient builtInClient(Issuer issuer, PageSettings page) {
        return BuiltInClient.of(issuer, page.on());
    }

    @Produces
    @Dependent
    Cursors cursors(KeyRing ring) {
        Encryption encryption = ring.seal(Purpose.CURSOR);
        return new Cursors(encryption::close, encryption::open);
    }
}

package io.boxoffice.boot;

import io.boxoffice.account.FirstAdmin;
import io.boxoffice.account.SelfRegistration;
import io.boxoffice.administration.AdminRecovery;
import io.boxoffice.audience.CurrentAudiences;
import io.boxoffice.audit.SealTimer;
import io.boxoffice.backchannel.LogoutNoticeTimer;
import io.boxoffice.changes.Changes;
import io.boxoffice.configuration.ConfigurationFile;
import io.boxoffice.database.DatabaseAddress;
import io.boxoffice.database.Pooling;
import io.boxoffice.drill.DrillTimer;
import io.boxoffice.mail.MailTimer;
import io.boxoffice.revocation.Revocations;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import io.boxoffice.signing.KeyRotationTimer;
import io.boxoffice.signing.Keys;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.MasterKey;
import io.boxoffice.vault.WrongMasterKey;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * Makes the node ready, in order: the schema, the seals of the audit, the key ring, the keys, the first administrator, the document of the configuration, what other nodes change, connections. Until
 * all is there every request is answered 503. A database that is not there yet is tried again; a wrong setting is not.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Bootstrap {
    private static final Logger LOG = System.getLogger(Bootstrap.class.getName());
    private static final Duration AGAIN = Duration.ofSeconds(2);

    @Resource
    TimerService timers;

    @Inject
    Migrations migrations;

    @Inject
    Settings settings;

    @Inject
    SealTimer sealing;

    @Inject
    KeyRing ring;

    /** Not before the settings were looked at. */
    @Inject
    Instance<Invalidation> invalidation;

    /** Likewise. */
    @Inject
    Instance<SelfRegistration> selfRegistration;

    @Inject
    KeyRotationTimer keyRotation;

    @Inject
    CurrentAudiences audiences;

    @Inject
    Keys keys;

    @Inject
    FirstAdmin firstAdmin;

    @Inject
    AdminRecovery adminRecovery;

    @Inject
    ConfigurationFile configuration;

    @Inject
    Revocations revocations;

    @Inject
    Changes changes;

    @Inject
    Housekeeping housekeeping;

    @Inject
    LogoutNoticeTimer logoutNotices;

    @Inject
    DrillTimer drills;

    @Inject
    MailTimer mails;

    @Inject
    Connections connections;

    @Inject
    Termination termination;

    @Inject
    Readiness readiness;

    private String lastTrouble = "";

    @PostConstruct
    @Timeout
    void open() {
        try {
            FeatureSettings.check(settings);
            MasterKey masterKey = MasterKey.of(settings);
            Pooling.requireSessions(DatabaseAddress.of(settings));
            migrations.run();
            sealing.begin();
            ring.open(masterKey);
            invalidation.get().run();
            keyRotation.begin();
            firstAdmin.ensure();
            adminRecovery.run();
            selfRegistration.get().warn();
            configuration.run();
            changes.begin(Map.of(
                    "writes",
                    connections::requireWritable,
                    "audiences",
                    audiences::renew,
                    "keys",
                    keys::renew,
                    "revocations",
                    revocations::renew));
            housekeeping.begin();
            logoutNotices.begin();
            drills.begin();
            mails.begin();
            connections.prepare();
            termination.expect();
            readiness.ready();
            if (readiness.isReady()) {
                LOG.log(Level.INFO, "Boxoffice is ready.");
            }
        } catch (BadSetting | WrongMasterKey final_) {
            LOG.log(Level.ERROR, "Boxoffice stays closed: " + final_.getMessage());
        } catch (SQLException | RuntimeException notYet) {
            tryAgain(notYet);
        }
    }

    private void tryAgain(Exception notYet) {
        String trouble = String.valueOf(notYet.getMessage()).lines().findFirst().orElse("");
        if (!trouble.equals(lastTrouble)) {
            LOG.log(Level.ERROR, "Boxoffice is not ready yet: " + trouble);
            LOG.log(Level.DEBUG, "Boxoffice is not ready yet.", notYet);
        }
        lastTrouble = trouble;
        timers.createSingleActionTimer(AGAIN.toMillis(), new TimerConfig("open", false));
    }
}

package io.boxoffice.boot.embedded;

import io.boxoffice.boot.LibertyPassword;
import io.boxoffice.boot.Preflight;
import io.boxoffice.boot.PreflightFailure;
import io.boxoffice.boot.PreflightSettings;
import io.boxoffice.database.DatabaseAddress;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.OutsideConfig;
import io.boxoffice.settings.Settings;
import io.boxoffice.vault.MasterKey;
import io.boxoffice.vault.WrongMasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code mvn} runs: checks, makes what a first start needs, starts the embedded PostgreSQL (unless
 * {@code boxoffice.db.url} names another) and Open Liberty, and stops both in the right order when it is asked to, when
 * Maven is gone, or when Liberty ends.
 */
public final class Launcher {
    private static final String MASTER_KEY = "master.key";
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Settings settings = OutsideConfig.ofThisProcess();
    private final Closing closing = new Closing();
    private volatile boolean serving;

    private Launcher() {}

    /** Runs until it is stopped. Every failure is one line on stderr and exit code 1. */
    public static void main(String[] arguments) {
        Launcher launcher = new Launcher();
        launcher.closeAtExit(Thread.currentThread());
        ParentWatch.start();
        try {
            launcher.run();
        } catch (BadSetting | WrongMasterKey | PreflightFailure refused) {
            launcher.complain(String.valueOf(refused.getMessage()));
        } catch (IOException | UncheckedIOException | GeneralSecurityException broken) {
            launcher.complain(broken.toString().replaceAll("\\s+", " "));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        System.exit(1);
    }

    private void run() throws IOException, GeneralSecurityException, InterruptedException {
        PreflightSettings checked = Preflight.settings(settings);
        Path libertyHome = libertyHome();
        Path data = claim(checked.dataDirectory());
        stopLeftovers(data);
        Preflight.ports(checked);
        LibertyEnvironment environment = new LibertyEnvironment(System.getProperties())
                .settings(checked)
                .place(data, Path.of(System.getProperty("java.home")));
        MasterKey masterKey = masterKey(checked, data, environment);
        Optional<EmbeddedPostgres> embedded = embedded(checked, data);
        DatabaseAddress database = checked.database()
                .or(() -> embedded.map(EmbeddedPostgres::address))
                .orElseThrow();
        Preflight.database(database);
        Preflight.masterKey(database, masterKey);
        TlsKeyStore tls = new TlsKeyStore(data, InstantSource.system());
        tls(tls, environment);
        Path output = LibertyEnvironment.output(data).resolve(serverName());
        Preflight.workArea(output, checked);
        ClassArchive.dropUnfinished(output);
        LibertyServer liberty =
                liberty(libertyHome, told(environment, checked, database).variables(data, jvmArguments()));
        liberty.awaitReady(checked.httpPort(), checked.httpsPort());
        serving = true;
        System.out.println(new Banner(checked, settings.text("boxoffice.admin.username", "a name"), tls.pem()).text());
        serve(liberty, embedded);
    }

    /** What is in the environment already stays as it is there, to the octet. */
    private static LibertyEnvironment told(
            LibertyEnvironment environment, PreflightSettings checked, DatabaseAddress database) {
        return checked.database().isPresent() ? environment : environment.database(database);
    }

    private static void stopLeftovers(Path data) throws InterruptedException {
        Leftovers.stopLiberty(LibertyEnvironment.mark(data));
        Leftovers.stopPostgres(PostgresCluster.in(data.resolve("postgresql")));
    }

    private Path claim(Path wanted) throws InterruptedException {
        DataDirectory data = DataDirectory.claim(wanted);
        closing.add(data::close);
        return data.path();
    }

    /** A key store of one's own is left as it is. */
    private void tls(TlsKeyStore own, LibertyEnvironment environment)
            throws IOException, GeneralSecurityException, InterruptedException {
        Optional<String> configured = settings.find("boxoffice.tls.keystore");
        if (configured.isPresent()) {
            Preflight.tls(settings);
            environment.put("boxoffice.tls.keystore", absolute(configured.get()));
            tlsPassword(settings.secret("boxoffice.tls.password").orElse(""), environment);
            return;
        }
        own.make();
        environment.put("boxoffice.tls.keystore", own.path().toString());
        tlsPassword(own.password().reveal(), environment);
    }

    private static void tlsPassword(String password, LibertyEnvironment environment) {
        environment.put(
                "boxoffice.tls.password.encoded",
                LibertyPassword.encoded(password).reveal());
    }

    private MasterKey masterKey(PreflightSettings checked, Path data, LibertyEnvironment environment) {
        settings.find("boxoffice.master.key.file")
                .ifPresent(file -> environment.put("boxoffice.master.key.file", absolute(file)));
        return checked.masterKey().orElseGet(() -> {
            String own = ownMasterKey(data).toString();
            environment.put("boxoffice.master.key.file", own);
            return MasterKey.of(new Settings(
                    property -> Optional.of(own).filter(file -> property.equals("boxoffice.master.key.file"))));
        });
    }

    /** A new master key is of no use to data that another one sealed. */
    private static Path ownMasterKey(Path data) {
        SecretFiles secrets = new SecretFiles(data);
        if (!secrets.has(MASTER_KEY) && EmbeddedPostgres.hasData(data)) {
            throw new BadSetting(
                    "boxoffice.master.key.file",
                    "nothing, and " + secrets.path(MASTER_KEY) + " is missing",
                    "the key that the data in " + data + " was sealed with");
        }
        secrets.key(MASTER_KEY);
        return secrets.path(MASTER_KEY);
    }

    private Optional<EmbeddedPostgres> embedded(PreflightSettings checked, Path data) {
        if (checked.database().isPresent()) {
            return Optional.empty();
        }
        EmbeddedPostgres postgres = new EmbeddedPostgres(data);
        closing.add(postgres::close);
        return Optional.of(postgres.start());
    }

    private Path libertyHome() {
        String takes = "the directory of an unpacked Open Liberty";
        String got = settings.text("boxoffice.liberty.home", takes);
        if (!Files.isExecutable(LibertyServer.program(Path.of(got)))) {
            throw new BadSetting("boxoffice.liberty.home", Settings.quoted(got), takes);
        }
        return Path.of(got);
    }

    private LibertyServer liberty(Path home, Map<String, String> environment) throws IOException {
        LibertyServer liberty = new LibertyServer(home, serverName(), environment);
        closing.add(liberty::close);
        liberty.start();
        return liberty;
    }

    private String serverName() {
        return settings.find("boxoffice.server").orElse("boxoffice");
    }

    /** A database that dies comes back by itself, on the same port and with everything that was committed. */
    private void serve(LibertyServer liberty, Optional<EmbeddedPostgres> embedded) throws InterruptedException {
        while (!liberty.hasEnded(LOOK)) {
            if (embedded.isPresent() && !embedded.get().isAlive() && !closing.hasBegun()) {
                System.err.println("The embedded PostgreSQL ended by itself; starting it again.");
                embedded.get().start();
            }
        }
        throw liberty.ended();
    }

    private void closeAtExit(Thread main) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(main), "closing"));
    }

    private void close(Thread main) {
        closing.begin();
        main.interrupt();
        if (serving) {
            System.out.println("Boxoffice is closing.");
        }
        closing.finish();
        if (serving) {
            System.out.println("Boxoffice is closed.");
        }
    }

    private void complain(String reason) {
        if (!closing.hasBegun()) {
            System.err.println((serving ? "Boxoffice stops: " : "Boxoffice does not start: ") + reason);
        }
    }

    private static String absolute(String path) {
        return Path.of(path).toAbsolutePath().toString();
    }

    private static String jvmArguments() {
        return Optional.ofNullable(System.getenv("JVM_ARGS")).orElse("");
    }
}

package io.boxoffice.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The one browser of this JVM, headless, closed with it. It is the machine's own; where there is none, the tests of the
 * page are skipped and one loud line says so, unless {@code BOXOFFICE_BROWSER} is {@code required}.
 */
final class Chromium {
    private static final String WANTED = "BOXOFFICE_BROWSER";
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final double PATIENCE_MILLIS = 20_000;

    private static @Nullable Browser shared;
    private static boolean missed;

    private Chromium() {}

    /** Trusts the certificate of {@link SecondServer}: to pass over it for each file costs the browser seconds. */
    static synchronized Browser open() {
        Browser browser = shared;
        if (browser == null) {
            Path executable = find().orElseGet(Chromium::missing);
            browser = launch(executable, keyOf(SecondServer.open().certificate()));
            shared = browser;
        }
        return browser;
    }

    private static Browser launch(Path executable, String trusted) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--ignore-certificate-errors-spki-list=" + trusted))
                        .setChromiumSandbox(!"root".equals(System.getProperty("user.name"))));
    }

    /** The SHA-256 of its public key, base64 (RFC 7469 2.4). */
    private static String keyOf(Path certificate) {
        try (InputStream pem = Files.newInputStream(certificate)) {
            PublicKey key = CertificateFactory.getInstance("X.509")
                    .generateCertificate(pem)
                    .getPublicKey();
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Optional<Path> find() {
        List<String> path = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(Objects.requireNonNullElse(System.getenv("PATH"), ""))
                .toList();
        return NAMES.stream()
                .flatMap(name -> path.stream().map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path missing() {
        String line = "#### THE PAGE IS NOT TESTED: no " + String.join(", ", NAMES) + " in the PATH ####";
        if ("required".equals(System.getenv(WANTED))) {
            throw new AssertionError(line);
        }
        Stream.of(line).filter(said -> !missed).forEach(System.out::println);
        missed = true;
        return Assumptions.abort(line);
    }
}

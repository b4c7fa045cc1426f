package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.FreePort;
import io.boxoffice.system.RoamingBrowser.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application of {@code src/quarkus}, which the profile {@code drill} builds by a POM of its own, as {@code docs/clients.md} has it. */
@Tag("drill")
@ThirdLane
class QuarkusST {
    private static final Path APPLICATION = Path.of("target", "quarkus", "quarkus-app", "quarkus-run.jar");

    @TempDir
    private Path scratch = Path.of("");

    private final Boxoffice boxoffice = SecondServer.open();
    private final Person person = boxoffice.createUser("other");
    private final String site = "http://127.0.0.1:" + FreePort.next();
    private final RoamingBrowser browser = new RoamingBrowser(boxoffice.trust());

    @Test
    void pageAskedForThenSignedInAndBackWithPkceAndSignedOutOfBoth() throws IOException {
        Path log = scratch.resolve("log");
        Process application = start(register(), log);
        try {
            Poll.until("Quarkus", Duration.ofMinutes(1), () -> said(log).contains("Listening on"));
            Shown question = browser.open(address("/account"));
            assertThat(browser.way())
                    .anySatisfy(step -> assertThat(step.toString())
                            .startsWith(boxoffice.issuer() + "/oauth2/authorize?")
                            .contains("code_challenge_method=S256", "nonce="));
            Shown account = browser.signIn(question, boxoffice, person);

            assertThat(account.text()).isEqualTo("Hello " + person.username() + ", your id is " + person.id() + "\n");
            assertThat(browser.open(address("/sign-out")).address().toString()).startsWith(address("/") + "?state=");
            RoamingBrowser.assertSignInAsked(browser.open(address("/account")), boxoffice);
        } finally {
            application.destroy();
        }
    }

    private OAuthClient register() {
        return OAuthClient.register(
                boxoffice,
                "grant_types",
                List.of("authorization_code"),
                "redirect_uris",
                List.of(site + "/callback"),
                "post_logout_redirect_uris",
                List.of(site + "/"),
                "token_endpoint_auth_method",
                "client_secret_basic",
                "first_party",
                true);
    }

    private Process start(OAuthClient client, Path log) throws IOException {
        assertThat(APPLICATION).as("made by mvn -Pdrill invoker:run@quarkus").exists();
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        APPLICATION.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        java.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_PORT", Integer.toString(address("/").getPort()),
                        "BOXOFFICE_ISSUER", boxoffice.issuer(),
                        "BOXOFFICE_CERTIFICATE",
                                boxoffice.certificate().toAbsolutePath().toString(),
                        "CLIENT_ID", client.id(),
                        "CLIENT_SECRET", client.secret()));
        return java.start();
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private URI address(String path) {
        return URI.create(site + path);
    }
}

package io.boxoffice.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code docs/operations.md} says under "On a Liberty of your own", word for word, and what its start script takes. */
@SecondLane
class OwnLibertyST {
    private static final Pattern SECTION = Pattern.compile("(?ms)^## On a Liberty of your own$(.*?)^## ");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final String TLS_PASSWORD = "$$ ${boxoffice.mode} \\ 'a' \"b\"";

    @TempDir
    Path scratch;

    @Test
    void commandsOfThePageThenANodeThatServesHttps() throws Exception {
        List<String> commands = commands();
        Path clone = builtClone();
        Path liberty = liberty();
        for (String command : commands.subList(0, commands.size() - 1)) {
            if (!command.startsWith("mvn ")) { // the build has made what it makes
                assertThat(shell(clone, liberty, Map.of(), command).waitFor())
                        .as(command)
                        .isZero();
            }
        }
        int http = Node.freePort();
        int https = Node.freePort();
        Process server = shell(clone, liberty, environment(http, https), commands.getLast());
        try {
            Poll.until("ready", Duration.ofMinutes(6), Duration.ofMillis(500), () -> isReady(server, http));
            Answer login = login(https, "server");
            assertThat(login.status()).isEqualTo(200);
            assertOwnResource(https, login.json().get("access_token").stringValue());
            server.destroy();
            assertThat(server.waitFor(1, TimeUnit.MINUTES)).as(said()).isTrue();
        } finally {
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly();
        }
    }

    @Test
    void secretWhoseNameIsCodeThenOneLineAndNotRun() throws Exception {
        Path programs = Files.createDirectory(scratch.resolve("programs"));
        Path program = programs.resolve("9");
        Files.writeString(program, "#!/bin/sh\ntouch '" + scratch.resolve("ran") + "'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        for (String name : List.of(
                "boxoffice.x[$(9)]", "boxoffice.x[`9`]", "boxoffice.a b", "boxoffice.MODE", "boxoffice.m\u0131de")) {
            Path secrets = Files.createTempDirectory(scratch, "secrets");
            Files.writeString(secrets.resolve(name), "1");
            ProcessBuilder start = new ProcessBuilder("bash", "liberty/start").redirectErrorStream(true);
            start.environment().put("BOXOFFICE_SECRETS", secrets.toString());
            start.environment().put("PATH", programs + ":" + System.getenv("PATH"));
            Process process = start.start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(said).isEqualTo(1);
            assertThat(said.lines())
                    .as(name)
                    .singleElement()
                    .asString()
                    .startsWith("Boxoffice does not start: ")
                    .endsWith("is named like no setting");
            assertThat(scratch.resolve("ran")).as(name).doesNotExist();
        }
    }

    /** As if a team had compiled it with the rest. */
    private static void put(Path war, Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        try (FileSystem files = FileSystems.newFileSystem(war);
                InputStream compiled = type.getResourceAsStream("/" + file)) {
            Path target = files.getPath("WEB-INF/classes", file);
            Files.createDirectories(target.getParent());
            Files.copy(compiled, target);
        }
    }

    private static List<String> commands() throws IOException {
        var section = SECTION.matcher(Files.readString(Path.of("docs", "operations.md")));
        assertThat(section.find()).isTrue();
        List<String> commands = BLOCK.matcher(section.group(1))
                .results()
                .flatMap(block -> block.group(1).lines())
                .toList();
        assertThat(commands).hasSizeGreaterThan(2);
        return commands;
    }

    /** The folder that the first command makes, with the WAR as a file, as it comes from there. */
    private Path builtClone() throws Exception {
        Path clone = Files.createDirectory(scratch.resolve("clone"));
        Path servers = Files.createDirectories(clone.resolve("target/liberty/wlp/usr/servers"));
        shell(Path.of(""), clone, Map.of(), "cp -R target/liberty/wlp/usr/servers/boxoffice '" + servers + "'")
                .waitFor();
        Path war = servers.resolve("boxoffice/apps/boxoffice.war");
        shell(Path.of(""), clone, Map.of(), "rm -rf '" + war + "' '" + servers.resolve("boxoffice/workarea") + "'")
                .waitFor();
        Files.copy(Path.of("target", "boxoffice.war"), war, StandardCopyOption.REPLACE_EXISTING);
        put(war, CouponsResource.class);
        put(war, CouponBook.class);
        return clone;
    }

    /** A full runtime without a server; its files are the ones of the build. */
    private Path liberty() throws Exception {
        Path home = scratch.resolve("wlp");
        String copy = "mkdir -p '" + home + "/usr/servers' && for each in target/liberty/wlp/*; do"
                + " [ \"${each##*/}\" = usr ] || cp -R \"$each\" '" + home + "/'; done";
        assertThat(shell(Path.of(""), home, Map.of(), copy).waitFor()).isZero();
        return home;
    }

    private Map<String, String> environment(int http, int https) throws Exception {
        Map<String, String> settings = new HashMap<>(Outside.settings("ownliberty"));
        Path secrets = Files.createDirectory(scratch.resolve("secrets"));
        Files.writeString(secrets.resolve("boxoffice.db.password"), settings.remove("boxoffice.db.password") + "\n");
        settings.put("boxoffice.http.port", Integer.toString(http));
        settings.put("boxoffice.https.port", Integer.toString(https));
        settings.put("boxoffice.drain", "PT0S");
        settings.put("boxoffice.tls.keystore", keyStore().toString());
        settings.put("boxoffice.tls.password", TLS_PASSWORD);
        settings.put("boxoffice.secrets", secrets.toString());
        Map<String, String> environment = new HashMap<>();
        settings.forEach(
                (name, value) -> environment.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        return environment;
    }

    private Path keyStore() throws Exception {
        Path store = scratch.resolve("tls.p12");
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-alias",
                "x",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                "STORE_PASSWORD");
        keytool.environment().put("STORE_PASSWORD", TLS_PASSWORD);
        assertThat(keytool.start().waitFor()).isZero();
        return store;
    }

    private Process shell(Path directory, Path liberty, Map<String, String> environment, String command)
            throws IOException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", "exec 2>&1; " + command)
                .directory(directory.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(scratch.resolve("log").toFile()));
        shell.environment().keySet().removeIf(name -> name.startsWith("BOXOFFICE_"));
        shell.environment().putAll(environment);
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        shell.environment().put("WLP", liberty.toString());
        return shell.start();
    }

    private boolean isReady(Process server, int port) {
        assertThat(server.isAlive()).as(said()).isTrue();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** AU-03, AD-03: what {@code docs/protected-resources.md} shows, in the WAR of a team that has put it there. */
    private void assertOwnResource(int port, String tokenOfServer) throws Exception {
        String token = login(port, "other").json().get("access_token").stringValue();
        JsonNode mine = call(port, "GET", "", token).json();
        assertThat(mine.get("name").stringValue()).isEqualTo("admin");
        assertThat(mine.get("caller").stringValue()).isEqualTo("admin");
        assertThat(mine.get("roles").get(0).stringValue()).isEqualTo("admin");
        assertThat(mine.get("department").stringValue()).isEqualTo("none");
        assertThat(mine.get("is_admin").booleanValue()).isTrue();
        String owner = mine.get("owner").stringValue();
        assertThat(call(port, "PUT", "", token).json().get("changed_by").stringValue())
                .isEqualTo(owner);
        assertThat(call(port, "GET", "/auditors", token).status()).isEqualTo(403);
        assertThat(call(port, "DELETE", "", token).status()).isEqualTo(403);
        assertThat(call(port, "GET", "", tokenOfServer).status()).isEqualTo(401);
        assertThat(call(port, "GET", "", "no.token.here").status()).isEqualTo(401);
    }

    private Answer call(int port, String method, String path, String token) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/api/other/coupons" + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private Answer login(int port, String audience) throws Exception {
        String body = Json.object("username", "admin", "password", Boxoffice.ADMIN_PASSWORD, "audience", audience);
        return send(HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/auth/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(trust()).build()) {
            return Answer.of(client.send(request.build(), BodyHandlers.ofByteArray()));
        }
    }

    private SSLContext trust() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(scratch.resolve("tls.p12"))) {
            store.load(in, TLS_PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("x", store.getCertificate("x"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private String said() {
        try {
            return Files.readString(scratch.resolve("log"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code POST /api/server/users/import}: a line for a line, however many. */
class UserImportST {
    private static final String PATH = "/api/server/users/import";
    private static final String NDJSON = "application/x-ndjson";
    private static final String HASH = "$2b$04$q3/z.AbUA83vnbPSa7xYP.HxGND9vnifNA96ijB7Cr9sBB1dOjA0O";
    private static final String PASSWORD = "gr\u00FCne Wiesen im Regen";
    private final Boxoffice boxoffice = Boxoffice.open();
    private final String prefix = Boxoffice.uniqueName() + "-";

    @Test
    @DisplayName(
            "more than a batch, then the same again: every line has its answer, in order, and nobody is made twice")
    void manyThenCreatedAndTheSecondTimeThere() {
        List<String> users = IntStream.range(0, 1_234).mapToObj(this::line).toList();
        Answer first = send(users).hasStatus(200);
        assertThat(first.mediaType()).isEqualTo(NDJSON);
        List<JsonNode> created = answers(first);
        assertThat(created).hasSize(1_234);
        assertThat(numbers(created))
                .isEqualTo(IntStream.rangeClosed(1, 1_234).boxed().toList());
        assertThat(statuses(created)).containsOnly("created");
        assertThat(count("account where username like '" + prefix + "%'")).isEqualTo(1_234);
        assertThat(count("audit_event where type = 'user_created' and reason like 'username " + prefix + "%'"))
                .isEqualTo(1_234);

        List<JsonNode> again = answers(send(users).hasStatus(200));
        assertThat(statuses(again)).containsOnly("exists");
        assertThat(ids(again)).isEqualTo(ids(created));
        assertThat(count("account where username like '" + prefix + "%'")).isEqualTo(1_234);

        boxoffice.tryLogin(prefix + 777, PASSWORD, "other").hasStatus(200);
    }

    @Test
    @DisplayName("every kind of bad line: it has its own answer, and the good ones between are taken")
    void badLinesThenEachRefusedAndTheOthersTaken() {
        List<String> lines = new ArrayList<>();
        List<String> bad = List.of(
                "",
                "rubbish",
                "[]",
                "null",
                "{\"username\":\"" + prefix + "cut",
                "{\"username\":\"" + prefix + "a\",\"username\":\"" + prefix + "b\",\"password_hash\":\"" + HASH
                        + "\"}",
                with(Map.of("unknown", 1)),
                with(Map.of("password", PASSWORD)),
                "{\"username\":\"" + prefix + "password\",\"password\":\"seventeen purple tickets\"}",
                "{\"username\":\"" + prefix + "none\"}",
                "{\"password_hash\":\"" + HASH + "\"}",
                with(Map.of("password_hash", "5f4dcc3b5aa765d61d8327deb882cf99")),
                with(Map.of("password_hash", "$2b$31$q3/z.AbUA83vnbPSa7xYP.HxGND9vnifNA96ijB7Cr9sBB1dOjA0O")),
                with(Map.of("password_hash", 1)),
                with(Map.of("username", "no spaces here")),
                with(Map.of("username", prefix + "\u0000")),
                with(Map.of("audiences", List.of("nowhere"))),
                with(Map.of("roles", List.of("NO"))),
                with(Map.of("claims", Map.of("sub", "x"))),
                "{\"a\":".repeat(2_000),
                "x".repeat(1_048_576));
        for (int i = 0; i < bad.size(); i++) {
            lines.add(line(i));
            lines.add(bad.get(i));
        }
        Answer answer = send(lines).hasStatus(200);
        assertThat(answer.body()).doesNotContain(HASH, "5f4dcc3b", "broke off");
        List<JsonNode> answers = answers(answer);
        assertThat(answers).hasSize(lines.size());
        for (int i = 0; i < bad.size(); i++) {
            assertThat(answers.get(2 * i).path("status").stringValue()).isEqualTo("created");
            JsonNode refused = answers.get(2 * i + 1);
            assertThat(Json.names(refused)).as(bad.get(i)).containsExactlyInAnyOrder("line", "status", "detail");
            assertThat(refused.path("status").stringValue()).isEqualTo("invalid");
        }
        assertThat(answers.getLast().path("detail").stringValue()).isEqualTo("The line is over 16 KiB.");
        assertThat(count("account where username like '" + prefix + "%'")).isEqualTo(bad.size());
    }

    @Test
    void nameTwiceInOneFileThenTheSecondIsThereInAnySpelling() {
        Person present = boxoffice.createUser();
        List<JsonNode> answers = answers(send(List.of(
                        line(0),
                        line(0),
                        line(0).replace(prefix, prefix.toUpperCase(Locale.ROOT)),
                        line(1),
                        named(present.username())))
                .hasStatus(200));
        assertThat(statuses(answers)).containsExactly("created", "exists", "exists", "created", "exists");
        assertThat(ids(answers).get(1)).isEqualTo(ids(answers).get(0));
        assertThat(ids(answers).get(2)).isEqualTo(ids(answers).get(0));
        assertThat(ids(answers).get(4)).isEqualTo(present.id());
        assertThat(count("account where id = '" + present.id() + "' and password_hash like '$argon2id$%'"))
                .as("whoever is there stays as they are")
                .isEqualTo(1);
    }

    @Test
    void nameOfAClientThenThatLineIsRefusedAndTheOthersAreTaken() {
        List<JsonNode> answers =
                answers(send(List.of(line(0), named("boxoffice"), line(1))).hasStatus(200));
        assertThat(statuses(answers)).containsExactly("created", "invalid", "created");
    }

    @Test
    void nothingThenNoLine() {
        assertThat(send(List.of()).hasStatus(200).body()).isEmpty();
    }

    @Test
    void withoutTheRightThenRefusedBeforeALineIsRead() {
        byte[] body = line(0).getBytes(StandardCharsets.UTF_8);
        boxoffice.post(PATH, NDJSON, body).isProblem(401);
        Person clerk = boxoffice.createUser("server");
        boxoffice
                .send(boxoffice
                        .request(PATH)
                        .header(
                                "Authorization",
                                "Bearer " + boxoffice.login(clerk, "server").access())
                        .header("Content-Type", NDJSON)
                        .POST(BodyPublishers.ofByteArray(body)))
                .isProblem(403);
        assertThat(count("account where username like '" + prefix + "%'")).isZero();
    }

    @Test
    @DisplayName(
            "a token that is revoked while its import is on its way: what was answered stays, the rest is not taken")
    void tokenRevokedMeanwhileThenBrokenOff() throws IOException {
        Person clerk = boxoffice.hireWith(Json.map("roles", List.of("admin"), "audiences", List.of("server")));
        Tokens tokens = boxoffice.login(clerk, "server");
        String batch = IntStream.range(0, 200).mapToObj(this::line).collect(Collectors.joining("\n", "", "\n"));
        String late = batch.replace(prefix, prefix + "late-");
        try (Socket socket = boxoffice.trust().getSocketFactory().createSocket("localhost", boxoffice.httpsPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(head("Content-Length: 9000000", "Authorization: Bearer " + tokens.access() + "\r\n"));
            out.write(batch.getBytes(StandardCharsets.UTF_8));
            // The server reads by the buffer: it has the last of these lines when a few more have come.
            out.write(late.substring(0, 20_000).getBytes(StandardCharsets.UTF_8));
            Poll.until(
                    "the first are stored",
                    Duration.ofSeconds(20),
                    () -> count("account where username like '" + prefix + "%'") == 200);
            boxoffice
                    .delete(
                            "/api/server/users/" + clerk.id() + "/sessions",
                            boxoffice.admin("server").access())
                    .hasStatus(204);
            out.write(late.substring(20_000).getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 200").contains("\"line\":200,", "The import broke off here.");
        }
        assertThat(count("account where username like '" + prefix + "%'")).isEqualTo(200);
    }

    @Test
    void otherContentTypeOrEncodingThenRefused() throws IOException {
        byte[] body = line(0).getBytes(StandardCharsets.UTF_8);
        send("application/json", "identity", body).isProblem(415);
        send("text/plain", "identity", body).isProblem(415);
        send(NDJSON + ";charset=utf-16", "identity", body).isProblem(415);
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(body);
        }
        send(NDJSON, "gzip", zipped.toByteArray()).isProblem(415);
        assertThat(count("account where username like '" + prefix + "%'")).isZero();
    }

    @Test
    @DisplayName("as docs/migrate-users.md has it: a file of more than 1 MiB by curl, which reads while it sends")
    void fileByCurlThenALineForALine(@TempDir Path scratch) throws Exception {
        assertThat(sentByCurl(scratch, boxoffice.address(PATH)))
                .hasSize(500)
                .allMatch(line -> line.contains("created"));
    }

    @Test
    void fileThroughHaproxyThenALineForALine(@TempDir Path scratch) throws Exception {
        String program = System.getProperty("boxoffice.drill.haproxy", "/usr/sbin/haproxy");
        Program.assume(Files.isExecutable(Path.of(program)), "HAProxy", "BOXOFFICE_HAPROXY");
        try (Haproxy proxy = Haproxy.start(program, boxoffice, boxoffice)) {
            proxy.awaitNodes();
            assertThat(sentByCurl(scratch, proxy.address(PATH)))
                    .hasSize(500)
                    .allMatch(line -> line.contains("created"));
        }
    }

    @Test
    @DisplayName("A079: whoever has no token is refused before their body has come, however much they say they send")
    void withoutATokenAndWithoutAnEndThenRefused() throws IOException {
        try (Socket socket = boxoffice.trust().getSocketFactory().createSocket("localhost", boxoffice.httpsPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head("Content-Length: 9000000000", ""));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 401");
        }
    }

    /** A line of no end would be read for ever. */
    @Test
    void lineWithoutAnEndThenBrokenOffAfterTenSeconds() throws IOException {
        try (Socket socket = boxoffice.trust().getSocketFactory().createSocket("localhost", boxoffice.httpsPort())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(head("Content-Length: 9000000000", token()));
            out.write(line(0).getBytes(StandardCharsets.UTF_8));
            Instant begun = Instant.now();
            while (Duration.between(begun, Instant.now()).toSeconds() < 13) {
                try {
                    out.write('x');
                } catch (IOException closed) {
                    break;
                }
                Boxoffice.pause(Duration.ofMillis(500));
            }
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 400");
        }
        assertThat(count("account where username like '" + prefix + "%'")).isZero();
    }

    @Test
    void thirdAtOneTimeThenRefusedUntilOneOfTheOthersIsOver() throws IOException {
        try (Socket first = begun();
                Socket second = begun()) {
            assertThat(List.of(first, second)).allMatch(Socket::isConnected);
            Boxoffice.pause(Duration.ofSeconds(1));
            Answer third = send(List.of(line(0))).isProblem(503);
            assertThat(third.header("Retry-After")).isEqualTo("1");
        }
        Poll.until(
                "a place is free again",
                Duration.ofSeconds(15),
                () -> send(List.of(line(0))).status() == 200);
    }

    /** One that has sent half of a line. */
    private Socket begun() throws IOException {
        Socket socket = boxoffice.trust().getSocketFactory().createSocket("localhost", boxoffice.httpsPort());
        socket.getOutputStream().write(head("Content-Length: 1000", token()));
        socket.getOutputStream().write('{');
        socket.getOutputStream().flush();
        return socket;
    }

    private byte[] head(String length, String authorization) {
        return ("POST " + PATH + " HTTP/1.1\r\nHost: localhost:" + boxoffice.httpsPort() + "\r\nContent-Type: " + NDJSON
                        + "\r\n" + length + "\r\n" + authorization + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String token() {
        return "Authorization: Bearer " + boxoffice.admin("server").access() + "\r\n";
    }

    /** What is answered to 500 lines that are more than 1 MiB together. */
    private List<String> sentByCurl(Path scratch, URI address) throws Exception {
        Path file = scratch.resolve("users.ndjson");
        Files.write(
                file,
                IntStream.range(0, 500)
                        .mapToObj(this::line)
                        .map(UserImportST::padded)
                        .toList());
        assertThat(Files.size(file)).isGreaterThan(1_048_576);
        return Files.readAllLines(ImportByCurl.send(boxoffice, file, address));
    }

    /** Two kilobytes and more, of what the server takes: spaces between members. */
    private static String padded(String line) {
        return line.replace(",", "," + " ".repeat(600));
    }

    private String line(int number) {
        return named(prefix + number);
    }

    private static String named(String username) {
        return Json.object(
                "username",
                username,
                "password_hash",
                HASH,
                "audiences",
                List.of("other"),
                "scopes",
                Map.of("other", List.of("orders.read")),
                "name",
                "Somebody from Elsewhere",
                "email",
                "somebody@example.org",
                "email_verified",
                true);
    }

    private String with(Map<String, Object> members) {
        Map<String, Object> all = Json.map("username", prefix + "bad", "password_hash", HASH);
        all.putAll(members);
        return Json.text(all);
    }

    private Answer send(List<String> lines) {
        return send(NDJSON, "identity", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private Answer send(String type, String encoding, byte[] body) {
        return boxoffice.send(boxoffice
                .request(PATH)
                .header("Authorization", "Bearer " + boxoffice.admin("server").access())
                .header("Content-Type", type)
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private long count(String what) {
        return boxoffice.database().count("select count(*) from " + what);
    }

    private static List<JsonNode> answers(Answer answer) {
        return answer.body().lines().map(Json::parse).toList();
    }

    private static List<Integer> numbers(List<JsonNode> answers) {
        return answers.stream().map(answer -> answer.path("line").asInt()).toList();
    }

    private static List<String> statuses(List<JsonNode> answers) {
        return answers.stream()
                .map(answer -> answer.path("status").stringValue())
                .toList();
    }

    private static List<String> ids(List<JsonNode> answers) {
        return answers.stream().map(answer -> answer.path("id").asString()).toList();
    }
}

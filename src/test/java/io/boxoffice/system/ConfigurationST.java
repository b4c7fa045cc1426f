package io.boxoffice.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/server/config}, and the document that a node is started with, on a server of their own: a document names all clients. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SecondLane
class ConfigurationST {
    private static final String PATH = "/api/server/config";
    private static final String YAML = "application/yaml";
    private static final String AT_START = """
            version: 1
            audiences:
              seats:
                description: The plan of the house
                scopes: [seats.read]
            clients:
              pipeline:
                client_name: Our pipeline
                grant_types: [client_credentials]
                audiences: {server: [config.read, config.write]}
            """;
    private static final String MORE = AT_START + """
              hall:
                client_name: The hall's screen
                type: public
                grant_types: [authorization_code, refresh_token]
                redirect_uris: ["https://hall.example/back"]
                audiences: {seats: [seats.read]}
            """;

    @TempDir
    static Path directory;

    private Boxoffice boxoffice;
    private Path file;

    @BeforeAll
    void open() throws IOException {
        file = directory.resolve("boxoffice.yaml");
        Files.writeString(file, AT_START);
        Map<String, String> settings = new HashMap<>(Outside.settings("configuration"));
        settings.remove("boxoffice.issuer"); // the command goes where the metadata lead
        settings.put("boxoffice.config.file", file.toString());
        settings.put("boxoffice.config.on.start", "apply");
        boxoffice = Boxoffice.starting(settings).ready();
    }

    @AfterAll
    void close() {
        boxoffice.close();
    }

    private String admin() {
        return boxoffice.admin("server").access();
    }

    private Answer post(String path, String type, String body, String access) {
        return boxoffice.send(HttpRequest.newBuilder(boxoffice.address(PATH + path))
                .header("Authorization", "Bearer " + access)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    private Answer plan(String yaml) {
        return post("/plan", YAML, yaml, admin());
    }

    private Answer apply(String yaml, String plan, String access) {
        String asked = "plan: " + plan + "\ndocument:\n" + yaml.indent(2);
        return post("/apply", YAML, asked, access);
    }

    private String export(String type) {
        Answer answer = boxoffice
                .send(HttpRequest.newBuilder(boxoffice.address(PATH))
                        .header("Authorization", "Bearer " + admin())
                        .header("Accept", type)
                        .GET())
                .hasStatus(200);
        assertThat(answer.mediaType()).isEqualTo(type);
        return answer.body();
    }

    private static List<String> told(Answer plan) {
        return plan.json()
                .path("changes")
                .valueStream()
                .map(change -> change.path("action").stringValue() + " "
                        + change.path("kind").stringValue() + " "
                        + change.path("name").stringValue())
                .toList();
    }

    @Test
    @Order(1)
    @DisplayName(
            "a document at the start, to be applied: all of it is there, and the audit says that the system did it")
    void startedWithADocumentThenItIsInForce() {
        assertThat(told(plan(AT_START).hasStatus(200))).isEmpty();
        boxoffice.get("/api/server/clients/pipeline", admin()).hasStatus(200);
        assertThat(boxoffice.node().log()).contains("boxoffice.config.file: add client pipeline");
        assertThat(
                        Outside.database("configuration")
                                .count(
                                        "select count(*) from audit_event where type = 'configuration_applied' and actor = 'system'"))
                .isOne();
    }

    @Test
    @Order(2)
    @DisplayName("exported in both spellings: the same document, which changes nothing, and no secret in it")
    void exportedThenTheSameDocumentInBothSpellings() {
        String yaml = export(YAML);
        assertThat(told(plan(yaml).hasStatus(200))).isEmpty();
        assertThat(told(post("/plan", "application/json", export("application/json"), admin())
                        .hasStatus(200)))
                .isEmpty();
        assertThat(yaml)
                .contains("  pipeline:\n    client_name: Our pipeline\n")
                .doesNotContain("secret", "boxoffice:", "userinfo:");
    }

    @Test
    @Order(3)
    @DisplayName("planned and applied by a machine: each change with what was and what will be, then all of it at once")
    void plannedAndAppliedByAMachineThenItIsDone() {
        String secret = boxoffice
                .post("/api/server/clients/pipeline/secrets", "{}", admin())
                .hasStatus(201)
                .text("client_secret");
        String machine = boxoffice
                .send(HttpRequest.newBuilder(boxoffice.address("/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", OAuthClient.basic("pipeline", secret))
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&audience=server")))
                .hasStatus(200)
                .text("access_token");

        Answer planned = post("/plan", YAML, MORE, machine).hasStatus(200);
        assertThat(told(planned)).containsExactly("add client hall");
        boxoffice.get("/api/server/clients/hall", admin()).hasStatus(404);
        apply(MORE, planned.text("plan"), machine).hasStatus(200);
        boxoffice.get("/api/server/clients/hall", admin()).hasStatus(200);

        String itsOwn = MORE.replace("Our pipeline", "Their pipeline");
        String plan = post("/plan", YAML, itsOwn, machine).hasStatus(200).text("plan");
        apply(itsOwn, plan, machine).isProblem(403);
        apply(itsOwn, plan, admin()).hasStatus(200);
    }

    /** The command as a client that signs with its key. */
    private Command.Ran run(String... arguments) throws Exception {
        return new Command(boxoffice, directory)
                .run(
                        Map.of(
                                "BOXOFFICE_CLIENT_ID",
                                "pipeline",
                                "BOXOFFICE_CLIENT_KEY",
                                directory.resolve("key.json").toString()),
                        arguments);
    }

    @Test
    @Order(4)
    @DisplayName(
            "a team's day by the command: export, plan, apply, somebody changes it by hand, drift with 2, repaired")
    void teamsDayByTheCommandThenDriftIsSeenAndRepaired() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        Files.writeString(directory.resolve("key.json"), key.toJSONString());
        String signing = MORE.replace(
                "    client_name: Our pipeline\n",
                "    client_name: Our pipeline\n    token_endpoint_auth_method: private_key_jwt\n    jwks: {keys: ["
                        + key.toPublicJWK().toJSONString() + "]}\n");
        apply(signing, plan(signing).hasStatus(200).text("plan"), admin()).hasStatus(200);
        String document = directory.resolve("team.yaml").toString();

        assertThat(run("export", "-o", document).exit()).isZero();
        assertThat(run("drift", document)).isEqualTo(new Command.Ran(0, "All is as the document says.\n", ""));
        Files.writeString(
                Path.of(document), Files.readString(Path.of(document)).replace("The plan of the house", "Every seat"));
        Command.Ran planned = run("plan", document);
        assertThat(planned.out())
                .startsWith("~ audience seats\n    ~ description: \"The plan of the house\" -> \"Every seat\"\nPlan ");
        String id = planned.out().lines().toList().getLast().substring("Plan ".length());
        assertThat(run("apply", document, "--plan", "another"))
                .satisfies(refused -> assertThat(refused.exit()).isEqualTo(1))
                .satisfies(refused -> assertThat(refused.err()).startsWith("Refused (412): "));
        assertThat(run("apply", document, "--plan", id).exit()).isZero();

        boxoffice
                .patch("/api/server/audiences/seats", "{\"access_token_lifetime\":\"PT1H\"}", admin())
                .hasStatus(200);
        Command.Ran drift = run("drift", document, "--json");
        assertThat(drift.exit()).isEqualTo(2);
        assertThat(Json.parse(drift.out()).path("changes")).hasSize(1);
        assertThat(run("apply", document).exit()).isZero();
        assertThat(run("drift", document).exit()).isZero();
    }

    @Test
    @Order(5)
    @DisplayName("a wrong call of the command is 64, what is not reached or refused is 1, with one line that says why")
    void commandThatCannotThenItsExitCodeSaysWhy() throws Exception {
        assertThat(run("drift").exit()).isEqualTo(64);
        assertThat(run("nonsense").exit()).isEqualTo(64);
        assertThat(run("drift", directory.resolve("nowhere").toString()).err()).endsWith("nowhere cannot be read.\n");
        Command.Ran unreached = run("plan", file.toString(), "--server", "https://localhost:1");
        assertThat(unreached.exit()).isEqualTo(1);
        assertThat(unreached.err())
                .startsWith("https://localhost:1 is not reached")
                .hasLineCount(1);
        assertThat(run("help").out())
                .contains("export", "plan", "apply", "drift", "import-users", "schema", "audit-check", "reseal");
        assertThat(run("import-users", file.toString()).err()).contains("Refused (403)");
        assertThat(run("plan", file.toString(), "--server", "http://id.example").err())
                .isEqualTo("http://id.example is neither https nor on this machine.\n");
    }

    @Test
    @Order(5)
    @DisplayName("the schema: published for everybody under its own address, and written by the command")
    void schemaThenPublishedWithItsAddressAndWrittenByTheCommand() throws Exception {
        String address = boxoffice.issuer() + "/schemas/configuration.json";
        Answer published = boxoffice.get("/schemas/configuration.json").hasStatus(200);
        assertThat(published.mediaType()).isEqualTo("application/schema+json");
        assertThat(published.json().path("$id").stringValue()).isEqualTo(address);
        ObjectNode written = (ObjectNode) Json.parse(run("schema").out());
        assertThat(written.put("$id", address)).isEqualTo(published.json());
        assertThat(told(plan("$schema: " + address + "\n" + AT_START).hasStatus(200)))
                .isEqualTo(told(plan(AT_START).hasStatus(200)));
    }

    @Test
    @Order(5)
    @DisplayName("a ring without a previous master key: nothing is sealed anew, and the scope is that of keys")
    void resealWithNothingToSealThenSaidSo() throws Exception {
        Map<String, String> admin = Map.of("BOXOFFICE_TOKEN", admin());
        Command.Ran ran = new Command(boxoffice, directory).run(admin, "reseal");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .startsWith("There was nothing to seal. All ")
                .endsWith(", which was given no boxoffice.master.key.previous.\n");
        assertThat(run("reseal").err()).startsWith("Refused (403)");
    }

    @Test
    @Order(6)
    @DisplayName("two administrators at once: of two plans on one state one is applied, and the other is told 412")
    void twoAtOnceThenOneIsAppliedAndTheOtherToldSo() {
        String first = AT_START.replace("The plan of the house", "The first");
        String second = AT_START.replace("The plan of the house", "The second");
        List<String> documents = IntStream.range(0, 10)
                .mapToObj(i -> i % 2 == 0 ? first : second)
                .toList();
        List<String> plans = documents.stream()
                .map(document -> plan(document).hasStatus(200).text("plan"))
                .toList();
        String admin = admin();

        List<Integer> statuses = Burst.together(
                10, i -> () -> apply(documents.get(i), plans.get(i), admin).status());

        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    @Order(7)
    @DisplayName("rubbish: 400 with its place, 413 over 1 MiB, 415 for another type; nothing has changed")
    void rubbishThenRefused() {
        String before = export(YAML);
        for (String rubbish : List.of(
                "",
                "x",
                "version: 1\nmore: 1",
                "a: &a [1]\nb: [*a, *a]",
                "version: !!java.net.URL ['http://evil.example']",
                "version: 1\naudiences: {seats: {}, seats: {}}",
                "version: 1\naudiences: {userinfo: {}}")) {
            plan(rubbish).isProblem(400);
        }
        assertThat(
                        plan("version: 1\nclients: {a: {client_name: A, audiences: {seats: [seats.write]}, grant_types: [client_credentials]}}")
                                .isProblem(400)
                                .body())
                .contains("clients.a: ");
        plan("version: 1\n# " + "x".repeat(10 * 1024 * 1024)).isProblem(413);
        post("/plan", "text/plain", AT_START, admin()).isProblem(415);
        post("/apply", YAML, "plan: x", admin()).isProblem(400);
        apply(MORE, "x", admin()).isProblem(412);
        assertThat(export(YAML)).isEqualTo(before);
    }

    @Test
    @Order(8)
    @DisplayName(
            "started to check: what differs is a line of the log, and nothing is changed; a document that is none keeps the node closed")
    void startedToCheckThenWhatDiffersIsTold() throws IOException {
        Files.writeString(file, AT_START.replace("The plan of the house", "Another plan"));
        boxoffice.stop();
        boxoffice.startAgain("boxoffice.config.on.start=check");
        boxoffice.ready();
        assertThat(boxoffice.node().log())
                .contains("boxoffice.config.file is not in force: change audience seats: description");
        JsonNode seats = boxoffice
                .get("/api/server/audiences/seats", admin())
                .hasStatus(200)
                .json();
        assertThat(seats.path("description").stringValue()).isNotEqualTo("Another plan");

        Files.write(file, "version: 1\nclients: {a: {}}".getBytes(UTF_8));
        boxoffice.stop();
        Node closed = boxoffice.startAgain();
        Poll.until(
                "closed",
                Duration.ofSeconds(60),
                () -> closed.log()
                        .contains(
                                "Boxoffice stays closed: boxoffice.config.file: got clients.a: The member client_name is missing."));
    }
}

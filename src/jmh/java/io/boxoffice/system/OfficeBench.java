package io.boxoffice.system;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.boxoffice.system.Measurement.Conditions;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The whole product under load: each work in turn, several rounds, beside what it cannot cost less than. Prints a table, what became of the
 * figures in {@code docs/figures.json}, and writes both to {@code target/office-bench.md} and its own figures to
 * {@code target/office-bench.json}. The load comes from the same machine: take ratios, and CPU time.
 *
 * <p>{@code -Dbench.rounds}, {@code -Dbench.seconds} a round, {@code -Dbench.warmup} seconds for each work before them.
 * {@code -Dbench.keep=0.2.0} replaces the figures in {@code docs/figures.json}, as those of that release.
 */
final class OfficeBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("bench.seconds", 5));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warmup", 30));
    private static final int CONNECTIONS = 16;

    /** What a connection sends in a round, at 500 a second; of 20 s at most, or the last would be too old when they are sent. */
    private static final int PROOFS = 500 * (int) Math.min(ROUND.toSeconds(), 20);

    private static final String ELLIPTIC = "elliptic";

    private static final String CREDENTIALS = "grant_type=client_credentials&audience=server";

    private final Boxoffice office;
    private final OAuthClient client;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Floors floors = new Floors();
    private final Results results = new Results(floors);

    private OfficeBench(Boxoffice office) {
        this.office = office;
        this.client = OAuthClient.register(
                office,
                "grant_types",
                List.of("client_credentials", "refresh_token"),
                "audiences",
                Map.of("server", List.of()),
                "resource_server_of",
                "server");
    }

    public static void main(String[] arguments) throws Exception {
        AmazonCorrettoCryptoProvider.install(); // the proofs of the load take a third of the time with it
        KeptFigures kept = KeptFigures.read();
        try (Boxoffice office = Boxoffice.fresh("boxoffice.sessions.max=0")) { // or each login ends a session
            office.stop();
            Beginning beginning = Beginning.of(office);
            OfficeBench bench = new OfficeBench(office);
            bench.run();
            Measurement measured = bench.measurement();
            String report = bench.results.report() + beginning.report(office) + kept.beside(measured);
            System.out.print(report);
            Files.writeString(Path.of("target", "office-bench.md"), report);
            Files.writeString(Path.of("target", "office-bench.json"), measured.json());
            kept.replaceBy(measured);
        }
    }

    private void run() throws Exception {
        office.asAdmin("/api/server/audiences", Json.object("name", ELLIPTIC, "signing_alg", "ES256"))
                .hasStatus(201);
        grantAll();
        for (Work work : Work.values()) {
            load(work).run(WARM_UP);
        }
        for (int round = 0; round < ROUNDS; round++) {
            floors.measure(office, ROUND.dividedBy(2));
            for (Work work : Work.values()) {
                results.add(work, load(work).run(ROUND));
            }
        }
    }

    private void grantAll() {
        String access = office.admin("server").access();
        String id = office.get("/api/server/me", access).text("user_id");
        office.patch("/api/server/users/" + id, Json.object("audiences", List.of("server", "other", ELLIPTIC)), access)
                .hasStatus(200);
        office.forgetAdmin();
    }

    private Load load(Work work) {
        String access =
                office.login("admin", Boxoffice.ADMIN_PASSWORD, "server").access();
        return switch (work) {
            case OPEN -> load(i -> Caller.reading(http, office, "/.well-known/openid-configuration", ""));
            case GUARDED -> load(i -> Caller.reading(http, office, "/api/server/me", access));
            case DPOP_GUARDED -> load(i -> proving("/api/server/me"));
            case REFRESH -> load(i -> refreshing("server"));
            case REFRESH_ELLIPTIC -> load(i -> refreshing(ELLIPTIC));
            case CLIENT_REFRESH -> load(i -> refreshingAsClient());
            case CLIENT_CREDENTIALS -> load(i -> Caller.posting(http, office, client, "/oauth2/token", CREDENTIALS));
            case CODE_FLOW -> load(flowing());
            case INTROSPECTION ->
                load(i -> Caller.posting(http, office, client, "/oauth2/introspect", "token=" + access));
            case LOGIN -> load(i -> Caller.loggingIn(http, office, "server"));
        };
    }

    private Load load(IntFunction<Caller> caller) {
        return new Load(office, IntStream.range(0, CONNECTIONS).mapToObj(caller).toList());
    }

    private IntFunction<Caller> flowing() {
        OAuthClient site = CodeFlow.webClient(office);
        return i -> Caller.flowing(http, office, site, CodeFlow.orderer(office));
    }

    private Caller refreshing(String audience) {
        return Caller.refreshing(http, office, office.login("admin", Boxoffice.ADMIN_PASSWORD, audience));
    }

    /** Of a session and a key of its own: how many proofs a key may bring in a minute is bounded. */
    private Caller proving(String path) {
        ProofKey key = ProofKey.generate();
        String access = boundAccess(key);
        String url = office.issuer() + path;
        return Caller.proving(http, office, path, access, Proofs.of(() -> key.proof("GET", url, access), PROOFS));
    }

    private String boundAccess(ProofKey key) {
        HttpRequest.Builder request = client.request(
                        "/oauth2/token",
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        handedOver().refresh())
                .header("Authorization", OAuthClient.basic(client.id(), client.secret()))
                .header("DPoP", key.tokenProof(office));
        return office.send(request).hasStatus(200).text("access_token");
    }

    private Caller refreshingAsClient() {
        return Caller.refreshing(http, office, client, handedOver());
    }

    /** A session that the first-party login began, as if it were the client's. */
    private Tokens handedOver() {
        Tokens tokens = office.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        office.database()
                .run("UPDATE session SET client_id = '" + client.id() + "' WHERE id = '" + tokens.session() + "'");
        return tokens;
    }

    private Measurement measurement() {
        return results.measurement(
                System.getProperty("bench.version", "unknown"),
                new Conditions(
                        Runtime.version().toString(),
                        Runtime.getRuntime().availableProcessors(),
                        ROUNDS,
                        ROUND.toSeconds(),
                        WARM_UP.toSeconds()));
    }
}

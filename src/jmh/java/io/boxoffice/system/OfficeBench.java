package io.boxoffice.system;

import io.boxoffice.signing.BenchAlg;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The whole product under load: each work in turn, several rounds, beside what it cannot cost less than. Prints a table, and
 * writes it to {@code target/office-bench.md}. The load comes from the same machine: take ratios, and CPU time.
 *
 * <p>{@code -Dbench.rounds}, {@code -Dbench.seconds} a round, {@code -Dbench.warmup} seconds for each work before them.
 */
final class OfficeBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("bench.seconds", 5));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warmup", 30));
    private static final int CONNECTIONS = 16;
    private static final String ELLIPTIC = "elliptic";

    private static final String CREDENTIALS = "grant_type=client_credentials&audience=server";

    private final Boxoffice office;
    private final OAuthClient client;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Work, List<Figures>> rounds = new LinkedHashMap<>();
    private final Floors floors = new Floors();

    private enum Work {
        OPEN("open, `GET /.well-known/openid-configuration`"),
        GUARDED("guarded, `GET /api/server/me`"),
        REFRESH("refresh, RS256"),
        REFRESH_ELLIPTIC("refresh, ES256"),
        CLIENT_REFRESH("refresh of a client with a secret, RS256"),
        CLIENT_CREDENTIALS("client credentials, RS256"),
        CODE_FLOW("code flow of a client with a secret, signed in before, RS256 twice"),
        INTROSPECTION("introspection"),
        LOGIN("login");

        private final String words;

        Work(String words) {
            this.words = words;
        }
    }

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
        try (Boxoffice office = Boxoffice.fresh("boxoffice.sessions.max=0")) { // or each login ends a session
            office.stop();
            Beginning beginning = Beginning.of(office);
            OfficeBench bench = new OfficeBench(office);
            bench.run();
            String report = bench.report() + beginning.report(office);
            System.out.print(report);
            Files.writeString(Path.of("target", "office-bench.md"), report);
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
                rounds.computeIfAbsent(work, first -> new ArrayList<>())
                        .add(load(work).run(ROUND));
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

    /** No grant begins a session for a client yet: one of the first-party login is handed over. */
    private Caller refreshingAsClient() {
        Tokens tokens = office.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        String session = tokens.accessText().claimsJson().path("sid").stringValue();
        office.database().run("UPDATE session SET client_id = '" + client.id() + "' WHERE id = '" + session + "'");
        return Caller.refreshing(http, office, client, tokens);
    }

    private String report() {
        StringBuilder table =
                new StringBuilder("| work | a second | server CPU, ms | database CPU, ms | p50, ms | p99, ms |\n");
        table.append("|---|---|---|---|---|---|\n");
        for (Work work : Work.values()) {
            Figures median = median(work);
            table.append("| %s | %.0f | %.2f | %.2f | %.1f | %.1f |%n"
                    .formatted(
                            work.words,
                            median.perSecond(),
                            median.serverMillis(),
                            median.databaseMillis(),
                            median.p50Millis(),
                            median.p99Millis()));
        }
        return table.append(floors.report()).append(ratios()).toString();
    }

    private String ratios() {
        Figures open = median(Work.OPEN);
        Figures refresh = median(Work.REFRESH);
        return "%nguarded / open: %.2f of the requests a second, %.2f times the CPU%n"
                        .formatted(
                                median(Work.GUARDED).perSecond() / open.perSecond(),
                                median(Work.GUARDED).serverMillis() / open.serverMillis())
                + "refresh RS256 / (open + signature + commit): %.2f times the CPU%n"
                        .formatted(refresh.cpuMillis() / floors.ofARefresh(open, BenchAlg.RS256))
                + "refresh ES256 / (open + signature + commit): %.2f times the CPU%n"
                        .formatted(median(Work.REFRESH_ELLIPTIC).cpuMillis() / floors.ofARefresh(open, BenchAlg.ES256))
                + "client's refresh / refresh: %.2f times the CPU%n"
                        .formatted(median(Work.CLIENT_REFRESH).cpuMillis() / refresh.cpuMillis())
                + "refresh p99 / p50: %.1f%n".formatted(refresh.p99Millis() / refresh.p50Millis())
                + "login / bare hash: %.2f of them a second, %.2f times the CPU%n"
                        .formatted(
                                median(Work.LOGIN).perSecond() / floors.hash().perSecond(),
                                median(Work.LOGIN).cpuMillis() / floors.hash().serverMillis());
    }

    private Figures median(Work work) {
        return Figures.median(rounds.getOrDefault(work, List.of()));
    }
}

package io.boxoffice.client;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A Boxoffice and its APIs in this process: what they are asked is counted, and how they fail is up to the test. */
final class SmallOffice implements AutoCloseable {
    static final String PASSWORD = "the canary sings, fifteen characters";
    static final long LIFE = 600;
    static final String SESSION = "session-canary";
    static final String CODE = "694201";

    /** How an answer of {@code /auth} fails. */
    enum Fault {
        /** It was done, and nobody heard of it. */
        LOST,
        AWAY,
        SLOW_DOWN,
        RUBBISH,
        /** Right, but for its length. */
        TOO_LONG
    }

    /** What an API was asked. */
    record Call(String path, String authorization, String body) {}

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Map<String, TokenLine> lines = new ConcurrentHashMap<>();
    final AtomicInteger logins = new AtomicInteger();
    final AtomicInteger refreshes = new AtomicInteger();
    final List<Call> calls = new CopyOnWriteArrayList<>();
    final Queue<Fault> faults = new ConcurrentLinkedQueue<>();

    private final Set<String> revoked = ConcurrentHashMap.newKeySet();

    /** Whether the APIs refuse whatever the token. */
    volatile boolean refusesAll;

    /** Where {@code /api/orders/moved} sends its callers. */
    volatile String elsewhere = "";

    volatile String password = PASSWORD;

    /** What is due after the password; nothing if nothing is. */
    volatile Optional<Map<String, Object>> factor = Optional.empty();

    volatile boolean losesLogouts;
    final List<String> loggedOut = new CopyOnWriteArrayList<>();

    /** What the APIs say to whom they want to authenticate again, and in which generation they still do. */
    private volatile String challenge = "";

    private volatile int weak = -1;

    SmallOffice() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.setExecutor(threads);
        server.createContext("/auth/login", exchange -> answer(exchange, logins));
        server.createContext("/auth/refresh", exchange -> answer(exchange, refreshes));
        server.createContext("/auth/logout", this::logout);
        server.createContext("/", this::call);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The session of an audience ends, and its tokens. */
    void end(String audience) {
        lines.remove(audience);
    }

    /** The access token that is in use is refused from now on, the session goes on. */
    void revoke(String audience) {
        revoked.add("Bearer " + Objects.requireNonNull(lines.get(audience)).access());
    }

    /** The APIs want users to authenticate again, in the session of the next login. */
    void wants(String newChallenge) {
        weak = Objects.requireNonNull(lines.get("orders")).generation() + 99;
        challenge = newChallenge;
    }

    /** ... and in that one, too. */
    void wantsForEver() {
        weak = Integer.MAX_VALUE;
    }

    /** The refresh token of a new session. */
    String loginElsewhere() {
        return String.valueOf(begun("orders").get("refresh_token"));
    }

    private void logout(HttpExchange exchange) throws IOException {
        loggedOut.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (losesLogouts) {
            exchange.close();
        } else {
            send(exchange, 204, "");
        }
    }

    private void answer(HttpExchange exchange, AtomicInteger counter) throws IOException {
        counter.incrementAndGet();
        Fault fault = faults.poll();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (fault == Fault.AWAY || fault == Fault.SLOW_DOWN) {
            exchange.getResponseHeaders().set("Retry-After", fault == Fault.AWAY ? "0" : "120");
            send(exchange, fault == Fault.AWAY ? 503 : 429, "{\"error\":\"slow_down\"}");
            return;
        }
        Optional<Map<String, Object>> tokens = tokens(exchange.getRequestURI().getPath(), body);
        if (fault == Fault.LOST) {
            exchange.close();
        } else if (fault == Fault.RUBBISH) {
            send(exchange, 200, "<html>canary</html>");
        } else if (tokens.isPresent() && tokens.get().containsKey("auth_session")) {
            send(exchange, 403, JSONObjectUtils.toJSONString(tokens.get()));
        } else if (tokens.isPresent()) {
            String padding = fault == Fault.TOO_LONG ? " ".repeat(64 << 10) : "";
            send(exchange, 200, JSONObjectUtils.toJSONString(tokens.get()) + padding);
        } else {
            send(exchange, 400, "{\"error\":\"invalid_grant\",\"error_description\":\"canary\"}");
        }
    }

    private Optional<Map<String, Object>> tokens(String path, String body) {
        try {
            Map<String, Object> members = JSONObjectUtils.parse(body);
            return path.endsWith("login") ? opened(members) : refreshed(String.valueOf(members.get("refresh_token")));
        } catch (ParseException malformed) {
            return Optional.empty();
        }
    }

    private Optional<Map<String, Object>> opened(Map<String, Object> members) {
        if (members.containsKey("auth_session")) {
            return CODE.equals(members.get("otp")) && SESSION.equals(members.get("auth_session"))
                    ? Optional.of(begun("orders"))
                    : Optional.empty();
        }
        if (!password.equals(members.get("password"))) {
            return Optional.empty();
        }
        return factor.isPresent() ? factor : Optional.of(begun(String.valueOf(members.get("audience"))));
    }

    private Map<String, Object> begun(String audience) {
        TokenLine line = lines.merge(audience, new TokenLine(audience, 0), (before, first) -> before.anew());
        return line.answer(LIFE);
    }

    private Optional<Map<String, Object>> refreshed(String presented) {
        return lines.values().stream()
                .filter(line -> line.isRefreshedBy(presented))
                .findFirst()
                .map(line -> line.answer(LIFE));
    }

    private void call(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(new Call(path, authorization, body));
        if (path.endsWith("/moved")) {
            exchange.getResponseHeaders().set("Location", elsewhere);
            send(exchange, 307, "");
        } else if (isAdmitted(authorization) && isWeak(authorization)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
            send(exchange, 401, "who are you really?");
        } else if (isAdmitted(authorization)) {
            send(exchange, 200, "welcome " + body);
        } else {
            send(exchange, 401, "who are you?");
        }
    }

    private boolean isAdmitted(String authorization) {
        return !refusesAll
                && !revoked.contains(authorization)
                && lines.values().stream().anyMatch(line -> authorization.equals("Bearer " + line.access()));
    }

    private boolean isWeak(String authorization) {
        int generation = Integer.parseInt(authorization.substring(authorization.lastIndexOf('-') + 1));
        return !challenge.isEmpty() && generation <= weak;
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

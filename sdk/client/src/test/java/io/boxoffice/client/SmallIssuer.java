package io.boxoffice.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A token endpoint and its APIs in this process. It takes a request only if it is as the RFCs have it to the letter, and
 * says in {@link #complaints} what was not.
 */
final class SmallIssuer implements AutoCloseable {
    static final String SECRET = "canary: 100 % säcret+/=&";
    static final long LIFE = 600;
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** How an answer of the token endpoint fails. */
    enum Fault {
        AWAY,
        RUBBISH,
        TOO_LONG,
        /** A head, and then for a long time nothing. */
        STALLED,
        /** Right, but not bound to the key. */
        BEARER,
        OTHER_AUDIENCE,
        REFRESH_TOKEN,
        REDIRECT
    }

    /** What an API was asked. */
    record Call(
            String method,
            String path,
            String authorization,
            @Nullable String proof) {}

    private static final class Complaint extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String error;

        Complaint(String error, String what) {
            super(what);
            this.error = error;
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Set<String> usedIds = ConcurrentHashMap.newKeySet();
    private final Map<String, String> keyOfToken = new ConcurrentHashMap<>();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    final List<String> complaints = new CopyOnWriteArrayList<>();
    final List<Map<String, String>> grants = new CopyOnWriteArrayList<>();
    final List<ReceivedJwt> assertions = new CopyOnWriteArrayList<>();
    final List<Call> calls = new CopyOnWriteArrayList<>();
    final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    final AtomicInteger asked = new AtomicInteger();

    /** The method that the client is registered with. */
    volatile String method = "client_secret_basic";

    volatile String clientId = "shop";
    volatile @Nullable JWK registeredKey;
    volatile boolean wantsProof;

    /** Which nonce the token endpoint, or an API, wants; empty: none. */
    volatile String nonceOfIssuer = "";

    volatile String nonceOfApi = "";

    /** What an API writes when it refuses. */
    volatile String refusal = "who are you?";

    SmallIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.setExecutor(threads);
        server.createContext("/oauth2/token", this::token);
        server.createContext("/api", this::call);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void revokeAll() {
        revoked.addAll(keyOfToken.keySet());
    }

    private void token(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Fault fault = faults.poll();
        if (fault == Fault.AWAY || fault == Fault.RUBBISH || fault == Fault.REDIRECT) {
            exchange.getResponseHeaders().set("Location", url() + "/api/stolen");
            send(exchange, fault == Fault.AWAY ? 503 : fault == Fault.REDIRECT ? 307 : 200, "<html>canary</html>");
            return;
        }
        try {
            Map<String, Object> answer = granted(exchange, body);
            if (fault == Fault.BEARER) {
                answer.put("token_type", "Bearer");
            } else if (fault == Fault.OTHER_AUDIENCE) {
                answer.put("audience", "another");
            } else if (fault == Fault.REFRESH_TOKEN) {
                answer.put("issued_token_type", "urn:ietf:params:oauth:token-type:refresh_token");
            }
            String padding = fault == Fault.TOO_LONG ? " ".repeat(64 << 10) : "";
            if (fault == Fault.STALLED) {
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(20));
            }
            send(exchange, 200, JSONObjectUtils.toJSONString(answer) + padding);
        } catch (Complaint complaint) {
            if (!complaint.error.equals("use_dpop_nonce")) {
                complaints.add(complaint.error + ": " + complaint.getMessage());
            }
            exchange.getResponseHeaders().set("DPoP-Nonce", nonceOfIssuer);
            send(
                    exchange,
                    complaint.error.equals("invalid_client") ? 401 : 400,
                    "{\"error\":\"" + complaint.error + "\",\"error_description\":\"canary\"}");
        }
    }

    private Map<String, Object> granted(HttpExchange exchange, String body) {
        require(exchange.getRequestMethod().equals("POST"), "invalid_request", "method");
        require(exchange.getRequestURI().getRawQuery() == null, "invalid_request", "query");
        require(
                "application/x-www-form-urlencoded"
                        .equals(exchange.getRequestHeaders().getFirst("Content-Type")),
                "invalid_request",
                "content type");
        Map<String, String> form = form(body);
        authenticate(exchange, form);
        String thumbprint = wantsProof ? proof(exchange, nonceOfIssuer, url() + "/oauth2/token", null) : "";
        require(
                wantsProof || !exchange.getRequestHeaders().containsKey("DPoP"),
                "invalid_request",
                "a proof that nobody wants");
        grants.add(form);
        return issued(form, thumbprint);
    }

    private Map<String, Object> issued(Map<String, String> form, String thumbprint) {
        Map<String, Object> answer = new HashMap<>();
        if ("client_credentials".equals(form.get("grant_type"))) {
            require(!form.containsKey("subject_token"), "invalid_request", "subject token");
        } else {
            require(
                    "urn:ietf:params:oauth:grant-type:token-exchange".equals(form.get("grant_type"))
                            && ACCESS_TOKEN.equals(form.get("subject_token_type"))
                            && form.getOrDefault("subject_token", "").startsWith("caller-"),
                    "invalid_request",
                    "subject token");
            answer.put("issued_token_type", ACCESS_TOKEN);
        }
        String audience = form.getOrDefault("audience", "");
        require(!audience.isEmpty(), "invalid_target", "no audience");
        String token = "canary-" + audience + "-" + grants.size();
        keyOfToken.put(token, thumbprint);
        answer.put("access_token", token);
        answer.put("token_type", thumbprint.isEmpty() ? "Bearer" : "DPoP");
        answer.put("expires_in", LIFE);
        answer.put("audience", audience);
        return answer;
    }

    private void authenticate(HttpExchange exchange, Map<String, String> form) {
        String basic = exchange.getRequestHeaders().getFirst("Authorization");
        String used = basic != null
                ? "client_secret_basic"
                : form.containsKey("client_secret") ? "client_secret_post" : "private_key_jwt";
        require(used.equals(method), "invalid_client", "authenticated by " + used);
        switch (used) {
            case "client_secret_basic" -> {
                require(!form.containsKey("client_secret"), "invalid_request", "two methods");
                String[] parts = new String(
                                Base64.getDecoder().decode(String.valueOf(basic).substring("Basic ".length())),
                                StandardCharsets.US_ASCII)
                        .split(":", -1);
                require(parts.length == 2, "invalid_client", "colons");
                require(decoded(parts[0]).equals(clientId), "invalid_client", "id");
                require(decoded(parts[1]).equals(SECRET), "invalid_client", "secret");
            }
            case "client_secret_post" -> {
                require(clientId.equals(form.get("client_id")), "invalid_client", "id");
                require(SECRET.equals(form.get("client_secret")), "invalid_client", "secret");
            }
            default -> authenticateByAssertion(form);
        }
    }

    private void authenticateByAssertion(Map<String, String> form) {
        JWK key = registeredKey;
        require(key != null && ASSERTION.equals(form.get("client_assertion_type")), "invalid_client", "type");
        ReceivedJwt jwt = ReceivedJwt.signedBy(Objects.requireNonNull(key), form.getOrDefault("client_assertion", ""));
        Map<String, Object> claims = jwt.claims();
        long now = Instant.now().getEpochSecond();
        require(clientId.equals(claims.get("iss")) && clientId.equals(claims.get("sub")), "invalid_client", "iss, sub");
        require(url().equals(claims.get("aud")), "invalid_client", "aud: " + claims.get("aud"));
        require(claims.get("exp") instanceof Long exp && exp > now && exp <= now + 300, "invalid_client", "exp");
        require("client-authentication+jwt".equals(String.valueOf(jwt.header().getType())), "invalid_client", "typ");
        require(usedIds.add(String.valueOf(claims.get("jti"))), "invalid_client", "jti used twice");
        assertions.add(jwt);
    }

    /** The thumbprint of its key, if it is right. */
    private String proof(HttpExchange exchange, String nonce, String address, @Nullable String token) {
        List<String> proofs = exchange.getRequestHeaders().getOrDefault("DPoP", List.of());
        require(proofs.size() == 1, "invalid_dpop_proof", proofs.size() + " proofs");
        ReceivedJwt jwt = ReceivedJwt.proof(proofs.get(0));
        Map<String, Object> claims = jwt.claims();
        require("dpop+jwt".equals(String.valueOf(jwt.header().getType())), "invalid_dpop_proof", "typ");
        require(exchange.getRequestMethod().equals(claims.get("htm")), "invalid_dpop_proof", "htm");
        require(address.equals(claims.get("htu")), "invalid_dpop_proof", "htu: " + claims.get("htu"));
        require(
                claims.get("iat") instanceof Long iat
                        && Math.abs(iat - Instant.now().getEpochSecond()) <= 10,
                "invalid_dpop_proof",
                "iat");
        require(usedIds.add(String.valueOf(claims.get("jti"))), "invalid_dpop_proof", "jti used twice");
        require(
                token == null ? !claims.containsKey("ath") : hash(token).equals(claims.get("ath")),
                "invalid_dpop_proof",
                "ath");
        require(nonce.isEmpty() || nonce.equals(claims.get("nonce")), "use_dpop_nonce", "nonce");
        try {
            return jwt.header().getJWK().computeThumbprint().toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void call(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getRawPath();
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        calls.add(new Call(
                exchange.getRequestMethod(),
                path,
                authorization,
                exchange.getRequestHeaders().getFirst("DPoP")));
        try {
            admit(exchange, authorization, url() + path);
            send(exchange, 200, "welcome");
        } catch (Complaint refused) {
            boolean nonce = refused.error.equals("use_dpop_nonce");
            if (nonce) {
                exchange.getResponseHeaders().set("DPoP-Nonce", nonceOfApi);
            } else {
                complaints.add(refused.error + ": " + refused.getMessage());
            }
            exchange.getResponseHeaders().set("WWW-Authenticate", "DPoP error=\"" + refused.error + "\"");
            send(exchange, 401, refusal);
        }
    }

    private void admit(HttpExchange exchange, String authorization, String address) {
        String token = authorization.replaceFirst("^(Bearer|DPoP) ", "");
        String thumbprint = keyOfToken.get(token);
        require(thumbprint != null && !revoked.contains(token), "invalid_token", "unknown or revoked");
        boolean bound = !String.valueOf(thumbprint).isEmpty();
        require(authorization.startsWith(bound ? "DPoP " : "Bearer "), "invalid_token", "scheme");
        if (bound) {
            require(proof(exchange, nonceOfApi, address, token).equals(thumbprint), "invalid_token", "another key");
        }
    }

    private static void require(boolean holds, String error, String what) {
        if (!holds) {
            throw new Complaint(error, what);
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String field : body.split("&", -1)) {
            String[] parts = field.split("=", 2);
            require(form.put(decoded(parts[0]), decoded(parts[1])) == null, "invalid_request", "repeated");
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

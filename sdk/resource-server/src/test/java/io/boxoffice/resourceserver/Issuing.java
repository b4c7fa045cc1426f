package io.boxoffice.resourceserver;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer in this process: one key set, one list whose text the test decides. */
final class Issuing implements AutoCloseable {
    private final HttpServer server;
    private final ECKey key = key("one");
    final AtomicInteger fetches = new AtomicInteger();
    final AtomicInteger keySetFetches = new AtomicInteger();
    volatile String cacheControl = "max-age=1800";
    volatile String list = "";
    volatile String asked = "";
    volatile boolean away;

    Issuing() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/jwks/other.json", exchange -> {
            keySetFetches.incrementAndGet();
            exchange.getResponseHeaders().set("Cache-Control", cacheControl);
            answer(exchange, "{\"keys\":[" + key.toPublicJWK() + "]}");
        });
        server.createContext("/statuslists/1", exchange -> {
            fetches.incrementAndGet();
            asked = exchange.getRequestURI().getPath();
            answer(exchange, list);
        });
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String uri() {
        return url() + "/statuslists/1";
    }

    /** The claims of a list that is right at a time. */
    Map<String, Object> claims(long now, String lst) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("sub", uri());
        claims.put("iat", now);
        claims.put("exp", now + 60);
        claims.put("ttl", 5);
        claims.put("status_list", Map.of("bits", 1, "lst", lst));
        return claims;
    }

    void publish(Map<String, Object> claims) {
        list = signed(key, "statuslist+jwt", claims);
    }

    void publish(String type, Map<String, Object> claims) {
        list = signed(key, type, claims);
    }

    void publishAsAnother(Map<String, Object> claims) {
        list = signed(key("one"), "statuslist+jwt", claims);
    }

    /** A token that a container would have verified. */
    String token(Map<String, Object> claims) {
        return signed(key, "at+jwt", claims);
    }

    private void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(away ? 503 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static ECKey key(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String signed(ECKey key, String type, Map<String, Object> claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(type))
                .keyID(key.getKeyID())
                .build();
        JWSObject token = new JWSObject(header, new Payload(claims));
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package io.boxoffice.command;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who calls: a token that is there, or a client, which gets one. No secret is an argument, for arguments are seen by everybody on the machine.
 */
final class Credentials {
    private static final Duration LIFE = Duration.ofSeconds(60);

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            defaultValue = "${env:BOXOFFICE_CLIENT_ID}",
            description =
                    "A client with the grant client_credentials; BOXOFFICE_CLIENT_ID. Its secret is BOXOFFICE_CLIENT_SECRET."
                            + " Without a client, BOXOFFICE_TOKEN is an access token for the audience server.")
    private @Nullable String clientId;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            defaultValue = "${env:BOXOFFICE_CLIENT_KEY}",
            description = "Its private key as a JWK, instead of a secret (private_key_jwt); BOXOFFICE_CLIENT_KEY.")
    private @Nullable Path key;

    private @Nullable String token;
    private Instant until = Instant.MIN;

    /** The access token that every call carries. */
    String token(Server server) {
        if (clientId == null) {
            return given();
        }
        if (token == null || !Instant.now().isBefore(until)) {
            ObjectNode issued = issued(server, clientId);
            token = issued.path("access_token").asString();
            until = Instant.now().plusSeconds(issued.path("expires_in").asInt() / 2);
        }
        return token;
    }

    private static String given() {
        String given = System.getenv("BOXOFFICE_TOKEN");
        if (given == null || given.isBlank()) {
            throw new CommandFailed("Who calls? Name a client (--client-id), or set BOXOFFICE_TOKEN.");
        }
        return given.strip();
    }

    private ObjectNode issued(Server server, String client) {
        ObjectNode metadata = answer(server.send(
                HttpRequest.newBuilder(server.at("/.well-known/openid-configuration"))
                        .GET(),
                BodyHandlers.ofByteArray()));
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("audience", "server");
        HttpRequest.Builder request = HttpRequest.newBuilder(Server.requireSafe(
                        URI.create(metadata.path("token_endpoint").asString())))
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (key == null) {
            request.header("Authorization", basic(client));
        } else {
            form.put("client_id", client);
            form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            form.put(
                    "client_assertion",
                    assertion(client, metadata.path("issuer").asString(), key));
        }
        return answer(server.send(request.POST(BodyPublishers.ofString(encoded(form))), BodyHandlers.ofByteArray()));
    }

    private static ObjectNode answer(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new CommandFailed(Server.refusal(response.statusCode(), response.body()));
        }
        return Server.object(response.body());
    }

    /** RFC 6749 2.3.1: both are encoded as in a form first. */
    private static String basic(String client) {
        String secret = System.getenv("BOXOFFICE_CLIENT_SECRET");
        if (secret == null || secret.isBlank()) {
            throw new CommandFailed(
                    "How does the client show who it is? Set BOXOFFICE_CLIENT_SECRET, or name a --key.");
        }
        String both = encoded(client) + ":" + encoded(secret.strip());
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    /** RFC 7523 3: for one request, and for a minute. */
    private static String assertion(String client, String issuer, Path file) {
        try {
            JWK jwk = JWK.parse(Files.readString(file));
            Instant now = Instant.now();
            JWSObject assertion = new JWSObject(
                    new JWSHeader.Builder(algorithm(jwk)).keyID(jwk.getKeyID()).build(),
                    new Payload(Map.of(
                            "iss",
                            client,
                            "sub",
                            client,
                            "aud",
                            issuer,
                            "jti",
                            UUID.randomUUID().toString(),
                            "iat",
                            now.getEpochSecond(),
                            "exp",
                            now.plus(LIFE).getEpochSecond())));
            assertion.sign(signer(jwk));
            return assertion.serialize();
        } catch (IOException | ParseException | JOSEException | IllegalArgumentException unusable) {
            throw new CommandFailed(file + " holds no private JWK of RSA, P-256 or Ed25519 that can be read.");
        }
    }

    private static JWSAlgorithm algorithm(JWK jwk) {
        return switch (jwk) {
            case ECKey _ -> JWSAlgorithm.ES256;
            case OctetKeyPair _ -> JWSAlgorithm.EdDSA;
            default -> jwk.getAlgorithm() instanceof JWSAlgorithm said ? said : JWSAlgorithm.PS256;
        };
    }

    private static JWSSigner signer(JWK jwk) throws JOSEException {
        return switch (jwk) {
            case ECKey ec -> new ECDSASigner(ec);
            case OctetKeyPair pair -> new Ed25519Signer(pair);
            case RSAKey rsa -> new RSASSASigner(rsa);
            default -> throw new JOSEException("no such key");
        };
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

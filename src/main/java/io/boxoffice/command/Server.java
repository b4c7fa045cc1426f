package io.boxoffice.command;

import io.boxoffice.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** The server that is spoken to, and how it is trusted. */
final class Server {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "${env:BOXOFFICE_URL:-https://localhost:9443}",
            description = "The server; BOXOFFICE_URL, else https://localhost:9443.")
    private URI url = URI.create("https://localhost:9443");

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            defaultValue = "${env:BOXOFFICE_CA}",
            description = "Certificates (PEM) that its own is trusted by; BOXOFFICE_CA, else those of Java.")
    private @Nullable Path certificates;

    @Mixin
    private Credentials credentials = new Credentials();

    /** The JSON object that an API of the server answers with; {@link CommandFailed} for any refusal. */
    ObjectNode object(String path) {
        return object(get(path, "application/json"));
    }

    /** The JSON object that an API of the server answers a body with; {@link CommandFailed} for any refusal. */
    ObjectNode object(String path, String contentType, byte[] body) {
        return object(post(path, contentType, body));
    }

    /** The JSON object that an answer is; {@link CommandFailed} if it is something else. */
    static ObjectNode object(byte[] answer) {
        return StrictJson.object(answer)
                .orElseThrow(() -> new CommandFailed("The server answered with something else than JSON."));
    }

    /** What an API of the server answers to a body. */
    byte[] post(String path, String contentType, byte[] body) {
        return good(send(
                request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)),
                BodyHandlers.ofByteArray()));
    }

    /** What an API of the server answers with in one content type. */
    byte[] get(String path, String contentType) {
        return good(send(request(path).header("Accept", contentType).GET(), BodyHandlers.ofByteArray()));
    }

    /** Why the server refused something, by its own words if it has any. */
    static String refusal(int status, byte[] body) {
        Optional<ObjectNode> problem = StrictJson.object(body);
        return "Refused (" + status + ")"
                + problem.flatMap(object -> object.optional("detail")
                                .or(() -> object.optional("error_description"))
                                .or(() -> object.optional("error")))
                        .map(text -> ": " + text.asString())
                        .orElse(".");
    }

    private static byte[] good(HttpResponse<byte[]> answer) {
        if (answer.statusCode() >= 300) {
            throw new CommandFailed(refusal(answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + credentials.token(this));
    }

    URI at(String path) {
        requireSafe(url);
        return URI.create(url.toString().replaceFirst("/$", "") + path);
    }

    /** What is sent is worth stealing: {@link CommandFailed} for an address that others on the way could read. */
    static URI requireSafe(URI address) {
        boolean isHere = HERE.contains(String.valueOf(address.getHost()));
        boolean isSafe = "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && isHere);
        if (address.getHost() == null || !isSafe) {
            throw new CommandFailed(address + " is neither https nor on this machine.");
        }
        return address;
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> reading) {
        try {
            return client().send(request.build(), reading);
        } catch (IOException unreachable) {
            throw new CommandFailed(url + " is not reached: " + reason(unreachable));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("stopped");
        }
    }

    private static String reason(IOException unreachable) {
        return Optional.ofNullable(unreachable.getMessage())
                .orElse(unreachable.getClass().getSimpleName());
    }

    private HttpClient client() {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
        if (certificates != null) {
            client.sslContext(trusting(certificates));
        }
        return client.build();
    }

    private static SSLContext trusting(Path certificates) {
        try (InputStream pem = Files.newInputStream(certificates)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry(Integer.toString(trusted.size()), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new CommandFailed(certificates + " holds no certificates that can be read.");
        }
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

package io.boxoffice.system;

import io.boxoffice.resourceserver.AccessToken;
import io.boxoffice.resourceserver.Policy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The {@code ResourceServer} of {@code boxoffice-resource-server}, before one method of an application of Jersey. */
final class OwnServer implements ResourceServer {
    private static final URI BASE = URI.create("https://seats.example.org/");

    /** It answers with what it reads of its caller's token, a line each. */
    @Path("/")
    public static final class Seats {
        @GET
        @Policy("anybody")
        public String caller(@Context SecurityContext security) {
            AccessToken token = (AccessToken) security.getUserPrincipal();
            return String.join(
                    "\n", token.subject(), String.join(" ", token.roles()), String.join(" ", token.scopes()));
        }
    }

    private final ApplicationHandler jersey;

    private OwnServer(ResourceConfig application) {
        jersey = new ApplicationHandler(application.property(ServerProperties.WADL_FEATURE_DISABLE, true));
    }

    /** One that reads the key set of the audience under a name, as often as the answer says. */
    static OwnServer named(Boxoffice boxoffice, String audience, String verifier) {
        HttpClient https = HttpClient.newBuilder().sslContext(boxoffice.trust()).build();
        return new OwnServer(new ResourceConfig(Seats.class)
                .register(io.boxoffice.resourceserver.ResourceServer.of(boxoffice.issuer(), BASE.toString())
                        .audience(audience)
                        .policy("anybody", token -> true)
                        .named(verifier)
                        .over(https)
                        .build()));
    }

    @Override
    public Verdict look(String token) {
        ContainerRequest request =
                new ContainerRequest(BASE, BASE, "GET", null, new MapPropertiesDelegate(), jersey.getConfiguration());
        request.header("Authorization", "Bearer " + token);
        try {
            return verdict(jersey.apply(request).get());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Verdict verdict(ContainerResponse answer) {
        String text = String.valueOf(answer.getEntity());
        if (answer.getStatus() != 200) {
            return new Verdict.Refused(answer.getStatus() + " " + text);
        }
        String[] lines = text.split("\n", -1);
        return new Verdict.Admitted(lines[0], Set.of(lines[1].split(" ", -1)), lines[2]);
    }
}

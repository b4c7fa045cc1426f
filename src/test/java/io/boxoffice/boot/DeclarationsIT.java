package io.boxoffice.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.Deployed;
import io.boxoffice.guard.ForAudience;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** AD-03: with one method that says not who may call it, the node stays closed, and the log says which. */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeclarationsIT {
    /** Arquillian deploys under the name of the archive. */
    private static final String ROOT = "/" + Deployed.FORGETFUL;

    /** What a developer may forget. */
    @ForAudience("other")
    @Path("/api/other/forgotten")
    public static class Forgotten {
        @GET
        public String read() {
            return "read by anyone";
        }
    }

    @ArquillianResource
    Deployer deployer;

    @Inject
    Readiness readiness;

    @Inject
    ReadyCheck ready;

    @Test
    @Order(1)
    @RunAsClient
    void deployed() {
        deployer.deploy(Deployed.FORGETFUL);
    }

    @Test
    @Order(2)
    @OperateOnDeployment(Deployed.FORGETFUL)
    void methodWithoutPolicyThenTheServerStaysClosed() throws IOException, InterruptedException {
        assertThat(readiness.isReady()).isFalse();
        for (String path : new String[] {ROOT + "/api/other/forgotten", ROOT + "/.well-known/jwks.json"}) {
            assertThat(status(path)).as(path).isEqualTo(503);
        }
        assertThat(ready.call().status()).isEqualTo(Health.Status.DOWN);
    }

    @Test
    @Order(2)
    @OperateOnDeployment(Deployed.FORGETFUL)
    void methodWithoutPolicyThenOneLineWithItsName() throws IOException {
        assertThat(Files.readString(java.nio.file.Path.of("logs", "messages.log"))
                        .lines()
                        .filter(line -> line.contains("Boxoffice stays closed: ")))
                .hasSize(1)
                .allMatch(line -> line.contains("DeclarationsIT$Forgotten.read") && line.contains("@Policy"));
    }

    @Test
    @Order(3)
    @RunAsClient
    void takenAway() {
        deployer.undeploy(Deployed.FORGETFUL);
    }

    private static int status(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + System.getenv("BOXOFFICE_HTTP_PORT") + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }
}

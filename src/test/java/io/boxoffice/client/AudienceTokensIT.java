package io.boxoffice.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The filter in the client that the server brings. */
@ExtendWith(ArquillianExtension.class)
class AudienceTokensIT {
    @Test
    void tokenRefusedThenTheCallIsRepeatedWithItsBody() throws IOException {
        try (SmallOffice office = new SmallOffice();
                AudienceTokens tokens = AudienceTokens.from(office.url())
                        .as("alice", () -> SmallOffice.PASSWORD)
                        .audience("orders", office.url() + "/api/orders")
                        .open();
                Client client = ClientBuilder.newClient().register(tokens)) {
            assertThat(post(client, office)).isEqualTo("welcome seven");
            office.revoke("orders");
            assertThat(post(client, office)).isEqualTo("welcome seven");
            assertThat(office.calls)
                    .extracting(SmallOffice.Call::authorization)
                    .containsExactly(
                            "Bearer access-canary-orders-0",
                            "Bearer access-canary-orders-0",
                            "Bearer access-canary-orders-1");
            assertThat(office.refreshes).hasValue(1);
        }
    }

    private static String post(Client client, SmallOffice office) {
        try (Response answer =
                client.target(office.url() + "/api/orders").request().post(Entity.text("seven"))) {
            return answer.readEntity(String.class);
        }
    }
}

package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.boxoffice.testkit.BoxofficeIssuer;
import io.boxoffice.testkit.RefusedProof;
import io.boxoffice.testkit.RefusedToken;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ResourceServer} in Open Liberty: two audiences in one WAR, which {@code mpJwt} cannot have, with and without that beside it. */
@SecondLane
class ShopLibertyST {
    private static final URI ORDERS = URI.create("https://shop.example.org/v1/orders");

    @RegisterExtension
    static final BoxofficeIssuer issuer = BoxofficeIssuer.forAudience("orders");

    @ParameterizedTest
    @ValueSource(strings = {"restfulWS-3.1", "restfulWS-4.0,mpJwt-2.1"})
    @DisplayName("Jakarta EE 10 and 11: each audience has its own tokens, and every wrong token and proof is refused")
    void featuresThenGoodCallsLetInAndWrongOnesRefused(String features) {
        try (ShopLiberty shop = ShopLiberty.start(issuer.url(), features.split(",", -1))) {
            // Before the first call: what is revoked then is on the list that the service reads first.
            List<RefusedToken> wrongTokens = issuer.refusedTokens().toList();
            Poll.until(
                    "the first keys and lists, which a busy machine may not read in time",
                    Duration.ofSeconds(30),
                    Duration.ofMillis(500),
                    () -> status(shop, "/orders", reader()) == 200 && status(shop, "/seats", ofTheOther()) == 200);
            assertThat(shop.get("/orders", reader(), List.of()).body()).isEqualTo("orders of alice");
            assertThat(shop.get("/seats", ofTheOther(), List.of()).body()).isEqualTo("seats of alice");
            assertSoftly(softly -> {
                softly.assertThat(status(shop, "/seats", reader())).isEqualTo(401);
                softly.assertThat(status(shop, "/orders", ofTheOther())).isEqualTo(401);
                wrongTokens.forEach(wrong -> softly.assertThat(status(shop, "/orders", wrong.authorization()))
                        .as("%s", wrong)
                        .isEqualTo(401));
                issuer.token("alice")
                        .scope("orders.read")
                        .refusedProofs("GET", ORDERS)
                        .forEach(wrong -> softly.assertThat(answer(shop, wrong))
                                .as("%s", wrong)
                                .isEqualTo(401));
            });
        }
    }

    private static int status(ShopLiberty shop, String path, String authorization) {
        return shop.get(path, authorization, List.of()).statusCode();
    }

    private static int answer(ShopLiberty shop, RefusedProof wrong) {
        wrong.before()
                .ifPresent(proof -> assertThat(shop.get("/orders", wrong.authorization(), List.of(proof))
                                .statusCode())
                        .isEqualTo(200));
        return shop.get("/orders", wrong.authorization(), wrong.proofs()).statusCode();
    }

    private static String ofTheOther() {
        return "Bearer " + issuer.token("alice").signedForAnotherAudience();
    }

    private static String reader() {
        return "Bearer " + issuer.token("alice").scope("orders.read").signed();
    }
}

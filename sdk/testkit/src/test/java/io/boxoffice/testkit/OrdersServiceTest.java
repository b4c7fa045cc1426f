package io.boxoffice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** How another team tests its service: the example of {@code docs/testkit.md}. */
class OrdersServiceTest {
    @RegisterExtension
    static final BoxofficeIssuer issuer = BoxofficeIssuer.forAudience("orders");

    private final OrdersService service = new OrdersService(issuer.url(), issuer.keySet(), issuer.clock());

    @Test
    void goodTokenThenAnswered() {
        assertThat(service.orders(issuer.token("alice").scope("orders.read").signed()))
                .isEqualTo(200);
    }

    @Test
    void tokenWithoutTheScopeThenForbidden() {
        assertThat(service.orders(issuer.token("alice").scope("orders.write").signed()))
                .isEqualTo(403);
    }

    @Test
    void tokenThatIsOverThenRefused() {
        assertThat(service.orders(issuer.token("alice").scope("orders.read").expired()))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @RefusedTokens(Strictness.STANDARD)
    void wrongTokenThenRefused(RefusedToken wrong) {
        assertThat(service.orders(wrong.token())).isEqualTo(401);
    }

    @Test
    void tokenThenGoodForTenMinutes() {
        String token = issuer.token("alice").scope("orders.read").signed();
        issuer.clock().move(Duration.ofMinutes(9));
        assertThat(service.orders(token)).isEqualTo(200);
        issuer.clock().move(Duration.ofMinutes(2));
        assertThat(service.orders(token)).isEqualTo(401);
    }

    @Test
    void keyRotatedThenBothAnswered() {
        String before = issuer.token("alice").scope("orders.read").signed();
        issuer.rotateKey();
        assertThat(service.orders(issuer.token("alice").scope("orders.read").signed()))
                .isEqualTo(200);
        assertThat(service.orders(before)).isEqualTo(200);
    }
}

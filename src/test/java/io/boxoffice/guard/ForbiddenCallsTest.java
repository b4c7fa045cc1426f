package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.accesstoken.SomeTokens;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.TokenId;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LG-01: what a good token did not permit is in the audit, by the path as it is written at the method. */
@SuppressWarnings("UnusedMethod") // the methods are there to be named
class ForbiddenCallsTest {
    @Path("/api/other/orders")
    private static final class OrdersResource {
        @Path("/{id}")
        void one() {}

        void all() {}
    }

    private final NotedRefusals refusals = new NotedRefusals();
    private final CurrentToken current = new CurrentToken();

    @Test
    void forbiddenThenNotedWithItsToken() {
        current.admit(SomeTokens.of(Audience.OTHER, "acme"));

        assertThat(noted("one", 403))
                .containsExactly(Event.refused(EventType.AUTHZ_FAIL, "not permitted")
                        .to("GET /api/other/orders/{id}")
                        .at(Audience.OTHER)
                        .in(SomeTokens.SESSION)
                        .withToken(new TokenId("jti-1")));
    }

    @Test
    void methodWithoutAPathThenThatOfItsClass() {
        current.admit(SomeTokens.of(Audience.OTHER, "acme"));

        assertThat(noted("all", 403)).singleElement().extracting(Event::target).isEqualTo("GET /api/other/orders");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 402, 404, 503})
    void anyOtherAnswerThenNothing(int status) {
        current.admit(SomeTokens.of(Audience.OTHER, "acme"));

        assertThat(noted("one", status)).isEmpty();
    }

    /** Who has shown no token is noted by the filter before it, if at all. */
    @Test
    void forbiddenWithoutATokenThenNothing() {
        assertThat(noted("one", 403)).isEmpty();
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private List<Event> noted(String method, int status) {
        ForbiddenCalls calls = new ForbiddenCalls();
        calls.current = current;
        calls.refusals = refusals;
        calls.resource = Requested.matched(OrdersResource.class, method);
        calls.filter(Requested.of("api/other/orders/17").context(), Requested.answer(status));
        return refusals.events;
    }
}

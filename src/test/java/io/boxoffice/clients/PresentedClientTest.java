package io.boxoffice.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.Parameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** OA-06: one way to show who one is, and no more (RFC 6749 2.3). */
class PresentedClientTest {
    private static final String BASIC = basic("shop:secret");
    private static final String[] SECRET = {"client_id", "shop", "client_secret", "secret"};
    private static final String[] ASSERTION = {
        "client_assertion_type", PresentedClient.ASSERTION_TYPE, "client_assertion", "a.b.c"
    };

    @Test
    @DisplayName("each way by itself")
    void oneWayThenThatOne() {
        assertThat(of(List.of(BASIC))).isInstanceOf(PresentedClient.InHeader.class);
        assertThat(of(List.of(BASIC), "client_id", "shop")).isInstanceOf(PresentedClient.InHeader.class);
        assertThat(of(List.of(), SECRET)).isInstanceOf(PresentedClient.InForm.class);
        assertThat(of(List.of(), ASSERTION)).isInstanceOf(PresentedClient.ByAssertion.class);
        assertThat(of(List.of(), "client_id", "shop")).isEqualTo(new PresentedClient.ByName("shop"));
        assertThat(of(List.of())).isEqualTo(new PresentedClient.Nobody());
    }

    @Test
    @DisplayName("two ways, be it one of them twice")
    void twoWaysThenRefused() {
        assertRefused(List.of(BASIC, BASIC));
        assertRefused(List.of(BASIC), SECRET);
        assertRefused(List.of(BASIC), ASSERTION);
        assertRefused(List.of(), "client_secret", "secret", ASSERTION[0], ASSERTION[1], ASSERTION[2], ASSERTION[3]);
        assertRefused(List.of(BASIC), "client_assertion", "a.b.c");
        assertRefused(List.of(BASIC), "client_assertion_type", PresentedClient.ASSERTION_TYPE);
    }

    @Test
    @DisplayName("RFC 7521 4.2: half of an assertion, or one of another type")
    void assertionThatIsNotWholeThenRefused() {
        assertRefused(List.of(), "client_assertion", "a.b.c");
        assertRefused(List.of(), "client_assertion_type", PresentedClient.ASSERTION_TYPE);
        assertRefused(List.of(), "client_assertion_type", "x", "client_assertion", "a.b.c");
    }

    @Test
    @DisplayName("another client_id than in the header, another scheme, what is not encoded")
    void headerThatIsNotGoodThenUnreadable() {
        assertUnreadable(BASIC, "client_id", "another");
        assertUnreadable("Bearer " + BASIC.substring(6));
        assertUnreadable("Basic ***");
        assertUnreadable(basic("shop"));
        assertUnreadable(basic(":secret"));
        assertUnreadable(basic("shop:%zz"));
    }

    private static void assertUnreadable(String header, String... form) {
        assertThat(of(List.of(header), form)).isEqualTo(new PresentedClient.Unreadable());
    }

    private static void assertRefused(List<String> headers, String... form) {
        assertThat(catchThrowable(() -> of(headers, form)))
                .as("%s %s", headers, List.of(form))
                .isInstanceOf(BodyRefused.class);
    }

    private static PresentedClient of(List<String> headers, String... form) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < form.length; i += 2) {
            text.append(text.isEmpty() ? "" : "&").append(form[i]).append('=');
            text.append(URLEncoder.encode(form[i + 1], StandardCharsets.UTF_8));
        }
        return PresentedClient.of(headers, Parameters.of(text.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    private static String basic(String text) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}

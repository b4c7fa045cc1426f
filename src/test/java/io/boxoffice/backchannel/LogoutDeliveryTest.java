package io.boxoffice.backchannel;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.clients.Client;
import io.boxoffice.clients.Clients;
import io.boxoffice.clients.Registration;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.json.Body;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.oauth.UserId;
import io.boxoffice.signing.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A notice from the end of a sign-in until its client has it, on a real database, with a clock that is moved by hand. */
class LogoutDeliveryTest {
    private static final ClientId PARTNER = new ClientId("partner");
    private static final ClientId OTHER = new ClientId("other-app");
    private static final ClientId NOT_TOLD = new ClientId("not-told");
    private static final SignInId SIGN_IN = new SignInId(UUID.fromString("019aaa30-04f0-4e47-b1aa-6f3ee0e3d4a1"));
    private static final UserId ALICE = new UserId(UUID.fromString("019aaa30-04f0-7e47-b1aa-6f3ee0e3d4a2"));

    private final Map<String, Client> registered = new HashMap<>();
    private final List<Map<String, Object>> tokens = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private LogoutPost.Outcome outcome = LogoutPost.Outcome.TAKEN;
    private boolean stopping;

    private final Wiring wiring = new Wiring()
            .put(Issuer.class, new Issuer("https://login.example"))
            .put(Clients.class, new Known())
            .put(Keys.class, new Seen())
            .put(LogoutPost.class, new Posted());

    private final LogoutNotices notices = wiring.get(LogoutNotices.class);
    private final LogoutDelivery delivery = wiring.get(LogoutDelivery.class);

    private final class Known extends Clients {
        @Override
        public Optional<Client> find(String id) {
            return Optional.ofNullable(registered.get(id));
        }
    }

    private final class Seen extends Keys {
        @Override
        public String signForClient(SigningAlg alg, String type, Map<String, Object> claims) {
            tokens.add(claims);
            return alg + " " + type;
        }
    }

    private final class Posted extends LogoutPost {
        @Override
        Outcome send(String address, String logoutToken) throws InterruptedException {
            if (stopping) {
                throw new InterruptedException();
            }
            sent.add(address + " " + logoutToken);
            return outcome;
        }
    }

    @BeforeEach
    void register() {
        register(PARTNER, "\"backchannel_logout_uri\": \"https://partner.example/out\",");
        register(OTHER, "\"backchannel_logout_uri\": \"https://other.example/out\",");
        register(NOT_TOLD, "");
    }

    private void register(ClientId id, String members) {
        wiring.database()
                .run(
                        "INSERT INTO client (id, registration, created_at) VALUES (?, ?, now()) ON CONFLICT DO NOTHING",
                        id.value(),
                        "{\"type\": \"confidential\", \"token_endpoint_auth_method\": \"client_secret_basic\"}");
        String json = "{" + members + "\"client_name\": \"Partner\", \"id_token_signed_response_alg\": \"ES256\"}";
        Registration registration = StrictJson.object(json.getBytes(StandardCharsets.UTF_8))
                .map(Body::new)
                .map(Registration::of)
                .orElseThrow();
        registered.put(id.value(), new Client(id, registration, List.of(), Instant.EPOCH, 1));
    }

    @Test
    void endedThenEachClientThatWantsToKnowIsToldOnce() {
        notices.enqueue(SIGN_IN, ALICE, List.of(PARTNER, OTHER, NOT_TOLD));

        assertThat(notices.receivers(10)).containsExactlyInAnyOrder(PARTNER, OTHER);
        delivery.deliver(PARTNER);
        delivery.deliver(OTHER);
        delivery.deliver(PARTNER);

        assertThat(sent)
                .containsExactly(
                        "https://partner.example/out ES256 logout+jwt", "https://other.example/out ES256 logout+jwt");
        assertThat(left()).isEqualTo("0");
    }

    @Test
    void severalForOneClientThenAllOfThemAndTheOldestFirst() {
        SignInId second = new SignInId(UUID.randomUUID());
        notices.enqueue(second, ALICE, List.of(PARTNER));
        wiring.clock().pass(Duration.ofMillis(1));
        notices.enqueue(SIGN_IN, ALICE, List.of(PARTNER));

        delivery.deliver(PARTNER);

        assertThat(tokens)
                .extracting(claims -> claims.get("sid"))
                .containsExactly(second.toString(), SIGN_IN.toString());
        assertThat(left()).isEqualTo("0");
    }

    @Test
    void askedForSomeThenEachClientOnceAndNoMore() {
        notices.enqueue(SIGN_IN, ALICE, List.of(PARTNER, OTHER));
        notices.enqueue(new SignInId(UUID.randomUUID()), ALICE, List.of(PARTNER));

        assertThat(notices.receivers(10)).hasSize(2);
        assertThat(notices.receivers(1)).hasSize(1);
    }

    @Test
    void toldOrStoppedThenAnotherThreadMayBegin() {
        Receivers receivers = wiring.get(Receivers.class);
        for (boolean interrupted : new boolean[] {false, true}) {
            stopping = interrupted;
            notices.enqueue(SIGN_IN, ALICE, List.of(PARTNER));
            assertThat(receivers.take(PARTNER)).isTrue();

            delivery.deliver(PARTNER);

            assertThat(Thread.interrupted()).isEqualTo(interrupted);
            assertThat(receivers.take(PARTNER)).isTrue();
            receivers.release(PARTNER);
        }
        assertThat(left()).isEqualTo("1");
    }

    /** Back-Channel Logout 2.4: with the event, with sub and sid, without a nonce. */
    @Test
    void tokenThenExactlyTheseClaims() {
        notices.enqueue(SIGN_IN, ALICE, List.of(PARTNER));
        delivery.deliver(PARTNER);

        long now = wiring.clock().instant().getEpochSecond();
        assertThat(tokens).singleElement().satisfies(claims -> {
            assertThat(claims).containsOnlyKeys("iss", "sub", "aud", "iat", "exp", "jti", "events", "sid");
            assertThat(claims)
                    .containsEntry("iss", "https://login.example")
                    .containsEntry("sub", ALICE.toString())
                    .containsEntry("aud", "partner")
                    .containsEntry("iat", now)
                    .containsEntry("exp", now + 120)
                    .containsEntry("sid", SIGN_IN.toString())
                    .containsEntry("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        });
    }

    @Test
    void notAnsweredThenAgainAfterAPauseThatGrows() {
        outcome = LogoutPost.Outcome.FAILED;
        notices.enqueue(SIGN_IN, ALICE, List.of(PARTNER));
        for (int pause : new int[] {15, 30, 60, 120, 240, 480, 600}) {
            int before = sent.size();
            delivery.deliver(PARTNER);
            assertThat(sent).hasSize(before + 1);
            wiring.clock().pass(Duration.ofSeconds(pause).minusMillis(1));
            assertThat(notices.receivers(10)).isEmpty();
            delivery.deliver(PARTNER);
            assertThat(sent).hasSize(before + 1);
            wiring.clock().pass(Duration.ofMillis(1));
        }
        outcome = LogoutPost.Outcome.TAKEN;
        delivery.deliver(PARTNER);

        assertThat(left()).isEqualTo("0");
        assertThat(tokens).extracting(claims -> claims.get("jti")).doesNotHaveDuplicates();
    }

    @Test
    void notAnsweredForAnHourThenGivenUp() {
        outcome = LogoutPost.Outcome.FAILED;
        notices.enqueue(SIGN_IN, ALICE, List.of(PARTNER));
        Instant begun = wiring.clock().instant();
        while (!left().equals("0")) {
            delivery.deliver(PARTNER);
            wiring.clock().pass(Duration.ofSeconds(5));
        }

        assertThat(Duration.between(begun, wiring.clock().instant()))
                .isBetween(Duration.ofMinutes(45), Duration.ofMinutes(61));
        assertThat(sent).hasSizeBetween(9, 12);
    }

    @Test
    void refusedThenNotAgain() {
        outcome = LogoutPost.Outcome.REFUSED;
        notices.enqueue(SIGN_IN, ALICE, List.of(PARTNER));
        delivery.deliver(PARTNER);

        assertThat(left()).isEqualTo("0");
    }

    /** One that does not answer is not asked for each of its notices in turn. */
    @Test
    void notAnsweredThenItsOtherNoticesWaitForTheNextLook() {
        outcome = LogoutPost.Outcome.FAILED;
        notices.enqueue(SIGN_IN, ALICE, List.of(PARTNER));
        notices.enqueue(new SignInId(UUID.randomUUID()), ALICE, List.of(PARTNER));
        delivery.deliver(PARTNER);
        assertThat(sent).hasSize(1);

        delivery.deliver(PARTNER);
        assertThat(sent).hasSize(2);
        assertThat(notices.receivers(10)).isEmpty();
    }

    @Test
    void clientGoneSinceThenNobodyIsTold() {
        notices.enqueue(SIGN_IN, ALICE, List.of(PARTNER));
        registered.remove("partner");
        delivery.deliver(PARTNER);

        assertThat(sent).isEmpty();
        assertThat(left()).isEqualTo("0");
    }

    @Test
    void disabledClientThenToldNothing() {
        notices.enqueue(SIGN_IN, ALICE, List.of(PARTNER));
        register(PARTNER, "\"enabled\": false, \"backchannel_logout_uri\": \"https://partner.example/out\",");
        notices.enqueue(SIGN_IN, ALICE, List.of(PARTNER));
        assertThat(left()).isEqualTo("1");

        delivery.deliver(PARTNER);

        assertThat(sent).isEmpty();
        assertThat(left()).isEqualTo("0");
    }

    /** Of several nodes one sends it: what is taken is not due for the others, and what is being taken is not waited for. */
    @Test
    void anotherNodeIsAtItThenNeitherWaitedForNorSentTwice() {
        notices.enqueue(SIGN_IN, ALICE, List.of(PARTNER));
        LogoutNotices elsewhere =
                new Wiring(wiring).put(Clients.class, new Known()).get(LogoutNotices.class);

        Optional<LogoutNotice> second = wiring.inTransaction(() -> {
            assertThat(notices.next(PARTNER)).isPresent();
            return elsewhere.next(PARTNER);
        });

        assertThat(second).isEmpty();
        assertThat(elsewhere.next(PARTNER)).isEmpty();
    }

    @Test
    void clientThatIsBeingToldThenNoSecondThread() {
        Receivers receivers = new Receivers();

        assertThat(receivers.take(PARTNER)).isTrue();
        assertThat(receivers.take(PARTNER)).isFalse();
        assertThat(receivers.take(OTHER)).isTrue();
        receivers.release(PARTNER);
        assertThat(receivers.take(PARTNER)).isTrue();
        for (int i = 2; i < Receivers.MOST; i++) {
            assertThat(receivers.take(new ClientId("c" + i))).isTrue();
        }
        assertThat(receivers.take(new ClientId("one-more"))).isFalse();
    }

    private String left() {
        return wiring.database().text("SELECT count(*) FROM logout_notice");
    }
}

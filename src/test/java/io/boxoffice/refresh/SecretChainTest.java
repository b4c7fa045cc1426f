package io.boxoffice.refresh;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.SomeIds;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretChainTest {
    private static final SessionId SESSION =
            SessionId.parse("019aaa2f-0000-7000-8000-000000000001").orElseThrow();
    private final SecretChain chain = chain();

    /** Every token of a session of 10,000 rotations, and what its row would hold at the end. */
    private final List<RefreshTokenValue> tokens = tokens(10_001);

    private final RefreshTokenValue living = tokens.getLast();
    private final Waypoints waypoints = tokens.stream()
            .filter(token -> Waypoints.isOne(token.generation()))
            .map(chain::hash)
            .reduce(new Waypoints(new byte[0]), Waypoints::with, (one, other) -> other);

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private static SecretChain chain() {
        SecretChain chain = new SecretChain();
        chain.ring = new KeyRing() {
            @Override
            public byte[] key(Purpose purpose) {
                return Arrays.copyOf(purpose.name().getBytes(US_ASCII), 32);
            }
        };
        return chain;
    }

    private List<RefreshTokenValue> tokens(int count) {
        List<RefreshTokenValue> all =
                new ArrayList<>(List.of(new RefreshTokenValue(SESSION, 1, SecretChain.firstSecret())));
        while (all.size() < count) {
            all.add(chain.successor(all.getLast()));
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "4095", "4096", "4097", "8191", "8192", "8193", "9999", "10000", "10001"})
    @DisplayName("A106, RF-02: a token of any age is known to be genuine")
    void genuineThenLeadsToTheLivingOne(int generation) {
        assertThat(leads(tokens.get(generation - 1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1", "4095", "4096", "4097", "8192", "10000", "10001", "10002", "2147483647"})
    @DisplayName("A096: a made-up secret is not, whatever the generation")
    void madeUpThenDoesNot(int generation) {
        assertThat(leads(new RefreshTokenValue(SESSION, generation, SecretChain.firstSecret())))
                .isFalse();
    }

    @Test
    @DisplayName("RF-07: who has the stored hash has no token, neither this one nor the next")
    void storedHashThenNotTheSecretOfAnyToken() {
        RefreshTokenValue first = tokens.getFirst();
        RefreshTokenValue second = tokens.get(1);
        assertThat(chain.hash(first)).isNotEqualTo(secret(second)).isNotEqualTo(secret(first));
        assertThat(chain.hash(second)).isNotEqualTo(secret(second)).isNotEqualTo(chain.hash(first));
    }

    @Test
    @DisplayName("TF-08: no two sessions begin with the same secret")
    void firstSecretsThenDifferentAndNotEmpty() {
        byte[] secret = SecretChain.firstSecret();
        assertThat(secret).hasSize(32).isNotEqualTo(new byte[32]).isNotEqualTo(SecretChain.firstSecret());
    }

    private static byte[] secret(RefreshTokenValue token) {
        byte[] bytes = token.bytes();
        return Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length);
    }

    @Test
    void secretOfAnotherGenerationOrSessionThenDoesNot() {
        byte[] secret = secret(tokens.get(99));
        assertThat(leads(new RefreshTokenValue(SESSION, 100, secret))).isTrue();
        assertThat(leads(new RefreshTokenValue(SESSION, 101, secret))).isFalse();
        assertThat(leads(new RefreshTokenValue(SomeIds.foreignSession(), 100, secret)))
                .isFalse();
    }

    @Test
    @DisplayName("a session of before waypoints were kept, or one of more than 64 of them")
    void waypointGoneThenDoesNot() {
        assertThat(chain.leadsTo(
                        tokens.getFirst(), living.generation(), chain.hash(living), new Waypoints(new byte[0])))
                .isFalse();
        assertThat(chain.leadsTo(
                        tokens.get(9_000), living.generation(), chain.hash(living), new Waypoints(new byte[0])))
                .isTrue();
        Waypoints many = waypoints;
        for (int i = 0; i < Waypoints.MOST; i++) {
            many = many.with(new byte[32]);
        }
        assertThat(many.hashes()).hasSize(Waypoints.MOST * 32);
        assertThat(many.at(Waypoints.EVERY, (Waypoints.MOST + 2) * Waypoints.EVERY + 5))
                .isEmpty();
    }

    private boolean leads(RefreshTokenValue presented) {
        return chain.leadsTo(presented, living.generation(), chain.hash(living), waypoints);
    }
}

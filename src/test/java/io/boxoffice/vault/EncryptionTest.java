package io.boxoffice.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** KY-02: at rest only as authenticated ciphertext, and no nonce twice. */
class EncryptionTest {
    private static final byte[] PLAIN = "the private half".getBytes(UTF_8);
    private static final String WHAT = "key k1 of server";

    private final Encryption seal = new Encryption(key(1));

    @Test
    void sameKeyAndAssociatedDataThenOpens() {
        assertThat(seal.open(seal.close(PLAIN, WHAT), WHAT).orElseThrow()).isEqualTo(PLAIN);
        assertThat(new Encryption(key(1)).open(seal.close(new byte[0], ""), "")).hasValue(new byte[0]);
    }

    @Test
    void anotherKeyThenStaysClosed() {
        assertThat(new Encryption(key(2)).open(seal.close(PLAIN, WHAT), WHAT)).isEmpty();
    }

    @Test
    void otherAssociatedDataThenStaysClosed() {
        byte[] sealed = seal.close(PLAIN, WHAT);

        assertThat(seal.open(sealed, "key k2 of server")).isEmpty();
        assertThat(seal.open(sealed, "key k1 of other")).isEmpty();
        assertThat(seal.open(sealed, "")).isEmpty();
    }

    @Test
    void anyBitFlippedThenStaysClosed() {
        byte[] sealed = seal.close(PLAIN, WHAT);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(seal.open(altered, WHAT)).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void truncatedOrExtendedThenStaysClosed() {
        byte[] sealed = seal.close(PLAIN, WHAT);
        for (int length = 0; length < sealed.length; length++) {
            assertThat(seal.open(Arrays.copyOf(sealed, length), WHAT))
                    .as("%d bytes", length)
                    .isEmpty();
        }
        assertThat(seal.open(Arrays.copyOf(sealed, sealed.length + 1), WHAT)).isEmpty();
    }

    @Test
    void sameBytesSealedAgainThenAnotherNonceEachTime() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            nonces.add(HexFormat.of().formatHex(seal.close(PLAIN, WHAT), 1, 13));
        }
        assertThat(nonces).hasSize(10_000);
    }

    @Test
    void sealedThenNothingOfThePlainBytesAndTheLengthTheDatabaseExpects() {
        byte[] sealed = seal.close(PLAIN, WHAT);

        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("private");
        assertThat(seal.close(new byte[32], "x")).hasSize(61);
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}

package io.boxoffice.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A057: the block of RFC 8017 9.2 and no other, whoever else verifies; each of these is a true signature of its block. */
class Pkcs1BlockTest {
    private static final RSAKey KEY = SomeKeys.SOUND;
    private static final int LENGTH = 256;
    private static final byte[] MESSAGE = "boxoffice".getBytes(StandardCharsets.US_ASCII);
    private static final String SHA_256 = "3031300d060960864801650304020105000420";

    @Test
    void signatureOfTheJdkThenTheBlock() throws Exception {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KEY.toRSAPrivateKey());
        signature.update(MESSAGE);

        assertThat(Pkcs1Block.isIn(signature.sign(), MESSAGE, KEY)).isTrue();
    }

    @Test
    void blockAsItShouldBeThenTheBlock() throws Exception {
        assertThat(isIn(block("0001", "ff", "00" + SHA_256 + hash()))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "without the NULL, 0001, ff, 00302f300b0609608648016503040201 0420",
        "as SHA-1 with the hash of SHA-256, 0001, ff, 003021300906052b0e03021a05000414",
        "no algorithm, 0001, ff, 00",
        "block of type 2, 0002, ff, 003031300d060960864801650304020105000420",
        "padding of zeroes, 0001, 00, 003031300d060960864801650304020105000420",
        "one byte of the padding, 0001fe, ff, 003031300d060960864801650304020105000420",
        "first byte, 0101, ff, 003031300d060960864801650304020105000420",
        "no separator, 0001, ff, ff3031300d060960864801650304020105000420",
        "length of the sequence, 0001, ff, 003032300d060960864801650304020105000420",
        "length in two bytes, 0001, ff, 00308131300d060960864801650304020105000420"
    })
    void anyOtherBlockThenNot(String what, String head, String padding, String info) throws Exception {
        assertThat(isIn(block(head, padding, info.replace(" ", "") + hash())))
                .as(what)
                .isFalse();
    }

    /** Bleichenbacher: what stands behind the hash is not looked at by some. */
    @Test
    void hashNotAtTheEndThenNot() throws Exception {
        String garbage = "00".repeat(100);
        assertThat(isIn(block("0001", "ff", "00" + SHA_256 + hash() + garbage))).isFalse();
    }

    @Test
    void anotherMessageOrNothingThenNot() throws Exception {
        byte[] good = signed(block("0001", "ff", "00" + SHA_256 + hash()));

        assertThat(Pkcs1Block.isIn(good, "another".getBytes(StandardCharsets.US_ASCII), KEY))
                .isFalse();
        assertThat(Pkcs1Block.isIn(new byte[0], MESSAGE, KEY)).isFalse();
        assertThat(Pkcs1Block.isIn(new byte[LENGTH], MESSAGE, KEY)).isFalse();
        assertThat(Pkcs1Block.isIn(new byte[] {1}, MESSAGE, KEY)).isFalse();
    }

    private static boolean isIn(String block) throws Exception {
        return Pkcs1Block.isIn(signed(block), MESSAGE, KEY);
    }

    /** As long as the modulus, the padding as often as it takes. */
    private static String block(String head, String padding, String end) {
        String middle = padding.repeat(LENGTH - (head.length() + end.length()) / 2);
        return head + middle + end;
    }

    private static byte[] signed(String block) {
        BigInteger number = new BigInteger(1, HexFormat.of().parseHex(block));
        return number.modPow(
                        KEY.getPrivateExponent().decodeToBigInteger(),
                        KEY.getModulus().decodeToBigInteger())
                .toByteArray();
    }

    private static String hash() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(MESSAGE));
    }
}

package io.boxoffice.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The one block that a PKCS #1 v1.5 signature with SHA-256 may hold (RFC 8017 8.2.2, step 4). The JDK's verifier also
 * takes a DigestInfo without its NULL; here a message has exactly one signature, so this has a second look where the JDK
 * verifies.
 */
final class Pkcs1Block {
    private static final byte[] SHA_256 = HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    private Pkcs1Block() {}

    static boolean isIn(byte[] signature, byte[] message, RSAKey key) throws JOSEException {
        RSAPublicKey rsa = key.toRSAPublicKey();
        BigInteger block = new BigInteger(1, signature).modPow(rsa.getPublicExponent(), rsa.getModulus());
        return block.equals(
                new BigInteger(1, expected(message, (rsa.getModulus().bitLength() + 7) / 8)));
    }

    private static byte[] expected(byte[] message, int length) {
        byte[] hash = sha256(message);
        byte[] block = new byte[length];
        Arrays.fill(block, (byte) 0xFF);
        int info = length - SHA_256.length - hash.length;
        block[0] = 0;
        block[1] = 1;
        block[info - 1] = 0;
        System.arraycopy(SHA_256, 0, block, info, SHA_256.length);
        System.arraycopy(hash, 0, block, info + SHA_256.length, hash.length);
        return block;
    }

    private static byte[] sha256(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}

package io.boxoffice.system;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** RSA PKCS#1 v1.5 (RFC 8017 9.2) done by hand with a real private key, so that the padding can be wrong. */
final class Padding {
    private static final String SHA_256 = "608648016503040201";
    private static final String SHA_512 = "608648016503040203";
    private static final String SHA_1 = "2b0e03021a";

    private final RSAPrivateCrtKey key;
    private final byte[] message;

    Padding(RSAPrivateCrtKey key, byte[] message) {
        this.key = key;
        this.message = message;
    }

    byte[] proper() {
        return signed(block(1, 0xFF, info("3031300d0609" + SHA_256 + "05000420")));
    }

    /** RFC 8017 B.1: in this place the NULL is not to be left out. */
    byte[] withoutNull() {
        return signed(block(1, 0xFF, info("302f300b0609" + SHA_256 + "0420")));
    }

    Map<String, byte[]> altered() {
        byte[] info = info("3031300d0609" + SHA_256 + "05000420");
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("BER lengths", signed(block(1, 0xFF, info("308131300d0609" + SHA_256 + "05000420"))));
        all.put("BER length of the hash", signed(block(1, 0xFF, info("3032300d0609" + SHA_256 + "0500048120"))));
        all.put(
                "indefinite length",
                signed(block(1, 0xFF, concat(info("3080300d0609" + SHA_256 + "05000420"), new byte[2]))));
        all.put("parameter not NULL", signed(block(1, 0xFF, info("3033300f0609" + SHA_256 + "040200000420"))));
        all.put("SHA-512's id", signed(block(1, 0xFF, info("3031300d0609" + SHA_512 + "05000420"))));
        all.put("SHA-1's id", signed(block(1, 0xFF, info("302d30090605" + SHA_1 + "05000420"))));
        all.put("no DigestInfo", signed(block(1, 0xFF, hash())));
        all.put("octets after the hash", signed(block(1, 0xFF, concat(info, new byte[16]))));
        all.put("short padding, then garbage", signed(shortPadding(info)));
        all.put("padding of zeros", signed(block(1, 0x00, info)));
        all.put("padding of twos", signed(block(1, 0x02, info)));
        all.put("block type 0", signed(block(0, 0xFF, info)));
        all.put("block type 2", signed(block(2, 0xFF, info)));
        all.put("one padding octet wrong", signed(flipped(block(1, 0xFF, info), 9)));
        all.put("separator wrong", signed(flipped(block(1, 0xFF, info), 256 - info.length - 1)));
        all.put("first octet wrong", signed(flipped(block(1, 0xFF, info), 0)));
        return all;
    }

    private byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] info(String prefix) {
        return concat(HexFormat.of().parseHex(prefix), hash());
    }

    private static byte[] block(int type, int filling, byte[] info) {
        byte[] block = new byte[256];
        Arrays.fill(block, (byte) filling);
        block[0] = 0;
        block[1] = (byte) type;
        block[255 - info.length] = 0;
        System.arraycopy(info, 0, block, 256 - info.length, info.length);
        return block;
    }

    /** Eight octets of padding, the DigestInfo, and free space after it (Bleichenbacher's forgery of 2006). */
    private static byte[] shortPadding(byte[] info) {
        byte[] block = new byte[256];
        block[1] = 1;
        Arrays.fill(block, 2, 10, (byte) 0xFF);
        System.arraycopy(info, 0, block, 11, info.length);
        return block;
    }

    private static byte[] flipped(byte[] block, int at) {
        block[at] ^= 1;
        return block;
    }

    private byte[] signed(byte[] block) {
        BigInteger signature = new BigInteger(1, block).modPow(key.getPrivateExponent(), key.getModulus());
        return fixed(signature, 256);
    }

    static byte[] fixed(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[length];
        int take = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - take, fixed, length - take, take);
        return fixed;
    }

    static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}

package io.boxoffice.signing;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads the few types of DER (X.690) that private keys are made of, one after the other: lengths are definite and the
 * shortest, what is read lies within what it is part of, and nothing may be left over. Whatever else is malformed.
 */
final class Der {
    static final int INTEGER = 0x02;
    static final int BITS = 0x03;
    static final int OCTETS = 0x04;
    static final int NULL = 0x05;
    static final int OBJECT = 0x06;
    static final int SEQUENCE = 0x30;

    /** The tags that a structure gives to parts that may be missing: plain, and with a type inside. */
    static final int PLAIN_1 = 0x81;

    static final int WITHIN_0 = 0xA0;
    static final int WITHIN_1 = 0xA1;

    private final ByteBuffer bytes;

    Der(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    Der sequence() throws GeneralSecurityException {
        return new Der(read(SEQUENCE));
    }

    byte[] octets() throws GeneralSecurityException {
        return read(OCTETS);
    }

    /** The bytes of an object identifier, in hexadecimal digits. */
    String object() throws GeneralSecurityException {
        return HexFormat.of().formatHex(read(OBJECT));
    }

    /** The whole bytes of a bit string, under its own tag or another. */
    byte[] bits(int tag) throws GeneralSecurityException {
        byte[] content = read(tag);
        check(content.length > 0 && content[0] == 0);
        return Arrays.copyOfRange(content, 1, content.length);
    }

    /** A number that is not negative. */
    BigInteger number() throws GeneralSecurityException {
        byte[] content = read(INTEGER);
        check(content.length > 0 && content[0] >= 0);
        return new BigInteger(content);
    }

    /** A number that must be this one. */
    void expect(BigInteger wanted) throws GeneralSecurityException {
        check(number().equals(wanted));
    }

    /** Whether a version is the second, 1, and not the first, 0. */
    boolean isSecondVersion() throws GeneralSecurityException {
        BigInteger version = number();
        check(version.bitLength() <= 1);
        return version.signum() > 0;
    }

    /** What is inside of a tag. */
    Der within(int tag) throws GeneralSecurityException {
        return new Der(read(tag));
    }

    boolean comes(int tag) {
        return bytes.hasRemaining() && (bytes.get(bytes.position()) & 0xFF) == tag;
    }

    boolean isAtEnd() {
        return !bytes.hasRemaining();
    }

    void end() throws GeneralSecurityException {
        check(isAtEnd());
    }

    /** All that was not read. */
    byte[] rest() {
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return rest;
    }

    byte[] read(int tag) throws GeneralSecurityException {
        check(comes(tag) && bytes.remaining() >= 2);
        bytes.get();
        int length = length(bytes.get() & 0xFF);
        check(length <= bytes.remaining());
        byte[] content = new byte[length];
        bytes.get(content);
        return content;
    }

    private int length(int first) throws GeneralSecurityException {
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7F;
        check(count >= 1 && count <= 2 && bytes.remaining() >= count);
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | (bytes.get() & 0xFF);
        }
        check(length >= (count == 1 ? 0x80 : 0x100));
        return length;
    }

    private static void check(boolean condition) throws GeneralSecurityException {
        if (!condition) {
            throw new GeneralSecurityException("malformed DER");
        }
    }
}

package io.boxoffice.system;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A token taken apart: its three parts as they are written, nothing verified. */
record TokenText(String header, String claims, String signature) {
    static TokenText of(String compact) {
        List<String> parts = List.of(compact.split("\\.", -1));
        return new TokenText(parts.get(0), parts.get(1), parts.get(2));
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] decode(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    ObjectNode headerJson() {
        return Json.parseObject(new String(decode(header), StandardCharsets.UTF_8));
    }

    ObjectNode claimsJson() {
        return Json.parseObject(new String(decode(claims), StandardCharsets.UTF_8));
    }

    TokenText withHeader(String json) {
        return new TokenText(encode(json), claims, signature);
    }

    TokenText withClaims(String json) {
        return new TokenText(header, encode(json), signature);
    }

    TokenText withSignature(byte[] bytes) {
        return new TokenText(header, claims, encode(bytes));
    }

    byte[] signatureBytes() {
        return decode(signature);
    }

    /** What a signature is over. */
    byte[] signed() {
        return (header + "." + claims).getBytes(StandardCharsets.US_ASCII);
    }

    String compact() {
        return header + "." + claims + "." + signature;
    }
}

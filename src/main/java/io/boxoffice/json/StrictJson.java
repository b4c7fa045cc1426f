package io.boxoffice.json;

import java.io.CharArrayReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as RFC 8259 means it and no more: one object, strict UTF-8 without a byte order mark, no duplicate members, no
 * trailing data, no NUL and no lone surrogate in any text, at most 16 levels deep. Used for bodies and for what stands
 * inside a token.
 */
public final class StrictJson {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_NUMBER = 40;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER)
                            .build())
                    .recyclerPool(new WipedBuffers())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** The object in these bytes, or nothing if they are anything else. */
    public static Optional<ObjectNode> object(byte[] bytes) {
        try {
            return object(utf8(bytes));
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<ObjectNode> object(CharBuffer text) {
        try {
            JsonNode node = MAPPER.readTree(new CharArrayReader(text.array(), 0, text.limit()));
            return node instanceof ObjectNode object && isClean(object) ? Optional.of(object) : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        } finally {
            Arrays.fill(text.array(), '\0');
        }
    }

    /** Text that PostgreSQL can hold and that has one encoding only: no NUL, no lone surrogate. */
    public static boolean isClean(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    static boolean isClean(JsonNode node) {
        if (node.isString()) {
            return isClean(node.stringValue());
        }
        return node.propertyNames().stream().allMatch(StrictJson::isClean)
                && node.values().stream().allMatch(StrictJson::isClean);
    }

    private static CharBuffer utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes));
    }
}

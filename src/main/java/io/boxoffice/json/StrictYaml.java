package io.boxoffice.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * YAML (RFC 9512) as far as it is another spelling of JSON: one object, no member twice, at most 16 levels deep. An anchor, an alias or a tag is
 * refused: nothing in it stands for what is elsewhere, or for a type.
 */
public final class StrictYaml {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_CHARACTERS = 1024 * 1024;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(MAX_CHARACTERS)
            .build();

    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .loadSettings(SETTINGS)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .disable(YAMLWriteFeature.SPLIT_LINES)
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                    .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictYaml() {}

    /** The object in these bytes, or nothing if they are anything else. JSON is read as JSON: its tabs are no indentation. */
    public static Optional<ObjectNode> object(byte[] bytes) {
        return StrictJson.object(bytes).or(() -> yaml(bytes));
    }

    private static Optional<ObjectNode> yaml(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return isPlain(text) && MAPPER.readTree(text) instanceof ObjectNode object && StrictJson.isClean(object)
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (CharacterCodingException | JacksonException | YamlEngineException | NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    /** The same object, to be read. */
    public static byte[] bytes(ObjectNode object) {
        return MAPPER.writeValueAsBytes(object);
    }

    /** Looked for before anything is built of it. */
    private static boolean isPlain(String text) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            if (isMoreThanJson(event)) {
                return false;
            }
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (depth > MAX_DEPTH) {
                return false;
            }
        }
        return true;
    }

    /** An alias, an anchor or a tag. */
    private static boolean isMoreThanJson(Event event) {
        return switch (event) {
            case AliasEvent _ -> true;
            case ScalarEvent scalar ->
                scalar.getAnchor().isPresent() || scalar.getTag().isPresent();
            case CollectionStartEvent start ->
                start.getAnchor().isPresent() || start.getTag().isPresent();
            default -> false;
        };
    }
}

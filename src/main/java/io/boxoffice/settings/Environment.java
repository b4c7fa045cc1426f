package io.boxoffice.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The environment of this process as UTF-8, whatever the language of the system is: under {@code LC_ALL=C} Java itself makes
 * of each octet that is not ASCII a replacement character, and of a password another one.
 */
final class Environment {
    private static final Path LINUX = Path.of("/proc/self/environ");

    private Environment() {}

    /** Every variable; as Java reads them where the system does not show them or they are no UTF-8. */
    static Map<String, String> ofThisProcess() {
        try {
            return parse(Files.readAllBytes(LINUX));
        } catch (IOException notShown) {
            return System.getenv();
        }
    }

    /** The name of the variable that a property is set by. */
    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** The variables in a block of {@code NAME=value}, each ended by a NUL; of two with one name the first counts. */
    static Map<String, String> parse(byte[] block) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(block))
                .toString();
        return Arrays.stream(text.split("\0"))
                .filter(variable -> variable.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        variable -> variable.substring(0, variable.indexOf('=')),
                        variable -> variable.substring(variable.indexOf('=') + 1),
                        (first, second) -> first));
    }
}

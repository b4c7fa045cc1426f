package io.boxoffice.json;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/**
 * Escapes what is not seen, and yet does something to whoever looks at it: control characters, those of C1 and DEL too, marks of
 * direction and of format, and the separators of lines and paragraphs (LG-04). It is the same JSON.
 */
final class VisibleText extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private static final int DELETE = 0x7f;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] escapes = standardAsciiEscapesForJSON();
        escapes[DELETE] = ESCAPE_STANDARD;
        return escapes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> // of which only half is told here; there are marks of format among them
                new SerializedString("\\u" + HexFormat.of().withUpperCase().toHexDigits((char) character));
            default -> null;
        };
    }
}

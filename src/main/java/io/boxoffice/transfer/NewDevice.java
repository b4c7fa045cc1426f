package io.boxoffice.transfer;

import io.boxoffice.refresh.Device;
import java.util.Optional;

/**
 * The device that redeems a code.
 *
 * @param name what its user calls it: 1 to 64 characters, none of which controls
 * @param seen what is seen of it
 */
public record NewDevice(String name, Device seen) {
    /** What {@link #name} takes, in words. */
    public static final String RULE = "1 to 64 characters";

    private static final int LONGEST = 64;

    /** Letters of some languages, and pictures, are written with these two. */
    private static final int NON_JOINER = 0x200C;

    private static final int JOINER = 0x200D;

    /** The name that a text is, without the blanks around it; nothing for what can be none. */
    public static Optional<String> name(String text) {
        return Optional.of(text.strip())
                .filter(name -> !name.isEmpty() && name.codePointCount(0, name.length()) <= LONGEST)
                .filter(name -> name.codePoints().noneMatch(NewDevice::isHidden));
    }

    /** The device in words for the audit. */
    String told() {
        return "device " + name + ", from " + seen.address();
    }

    /** What would turn the line round in which the name stands, or break it. */
    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> character != NON_JOINER && character != JOINER;
            default -> false;
        };
    }
}

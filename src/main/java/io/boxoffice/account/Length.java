package io.boxoffice.account;

/** How long a text is, in code points, by work that grows with the bound and not with the text. */
final class Length {
    private Length() {}

    static boolean isAtMost(int codePoints, String text) {
        // A code point is one or two units of a string.
        return text.length() <= 2 * codePoints && text.codePointCount(0, text.length()) <= codePoints;
    }
}

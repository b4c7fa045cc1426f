package io.boxoffice.account;

/** The beginning of a name, as a range of keys. */
final class NamePrefix {
    /** The last code point; no name has it. */
    private static final String HIGHEST = Character.toString(Character.MAX_CODE_POINT);

    private static final String FURTHER = "x";

    private NamePrefix() {}

    /**
     * The key of a text is not always the beginning of the key of a longer one: a sigma at the end of a word is another letter,
     * just before the one within it. So the range is from the one to the other.
     */
    static UserQuery.Prefixed range(Username prefix) {
        String last = prefix.key();
        String longer = prefix.keyFollowedBy(FURTHER);
        String within = longer.substring(0, longer.length() - FURTHER.length());
        boolean ordered = last.compareTo(within) <= 0;
        return new UserQuery.Prefixed(ordered ? last : within, (ordered ? within : last) + HIGHEST);
    }
}

package io.boxoffice.view;

/** A sentence with a name in it, for which the markup has a look of its own. */
record Phrase(String before, String after) {
    private static final String PLACE = "{0}";

    static Phrase of(String text) {
        int place = text.indexOf(PLACE);
        return place < 0
                ? new Phrase(text, "")
                : new Phrase(text.substring(0, place), text.substring(place + PLACE.length()));
    }
}

package io.boxoffice.view;

/**
 * What a template needs beside the view: where it is drawn, and in which words.
 *
 * @param root the path below which the world sees this node; empty, or such as {@code /tickets}
 */
record Sheet(Words words, String root, String correlationId) {
    String say(String key) {
        return words.say(key);
    }

    String say(String key, Enum<?> constant) {
        return words.say(key, constant);
    }

    Phrase phrase(String key) {
        return words.phrase(key);
    }

    /** The address of a file of the pages. */
    String file(StaticFile file) {
        return root + file.address();
    }
}

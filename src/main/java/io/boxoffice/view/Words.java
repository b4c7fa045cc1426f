package io.boxoffice.view;

import java.util.ResourceBundle;

/** All texts of the pages in one language. */
record Words(String language, ResourceBundle texts) {
    /** The text of a key; one that is missing is a fault of the product. */
    String say(String key) {
        return texts.getString(key);
    }

    /** The text of a key that has a name in it. */
    Phrase phrase(String key) {
        return Phrase.of(say(key));
    }

    /** The text of a key that is that of a constant. */
    String say(String key, Enum<?> constant) {
        return say(key + '.' + constant.name());
    }
}

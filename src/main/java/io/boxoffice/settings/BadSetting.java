package io.boxoffice.settings;

/** A setting that cannot be used. The message is one line: which property, what it got, what it takes. */
public final class BadSetting extends RuntimeException {

    public BadSetting(String property, String got, String takes) {
        super(property + ": got " + got + ", takes " + takes);
    }
}

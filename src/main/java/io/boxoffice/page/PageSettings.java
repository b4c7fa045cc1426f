package io.boxoffice.page;

import io.boxoffice.settings.Settings;

/** Whether the page is there. Where it is off, its addresses are unknown ones. */
public record PageSettings(boolean on) {
    private enum Choice {
        ON,
        OFF
    }

    public static PageSettings of(Settings settings) {
        return new PageSettings(settings.choice("boxoffice.page", Choice.class) == Choice.ON);
    }
}

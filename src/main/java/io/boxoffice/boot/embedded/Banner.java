package io.boxoffice.boot.embedded;

import io.boxoffice.boot.PreflightSettings;
import io.boxoffice.transport.Mode;
import java.nio.file.Path;
import java.util.Locale;

/** What the terminal shows once the server is ready. */
record Banner(PreflightSettings settings, String administrator, Path certificate) {

    String text() {
        String address = "https://localhost:" + settings.httpsPort();
        StringBuilder text =
                new StringBuilder("\nBoxoffice is open (" + settings.mode().word() + ").\n");
        line(text, "Address", address);
        if (settings.mode() == Mode.DEVELOPMENT) {
            line(text, "OpenAPI", address + "/openapi/ui");
        }
        line(text, "Admin", administrator);
        line(text, "Certificate", certificate + "  (curl --cacert)");
        return text.append("  Ctrl-C stops it.\n").toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "  %-12s%s%n", name, value));
    }
}

package io.boxoffice.view;

import java.util.List;

/**
 * Recovery codes, shown this once.
 *
 * @param onward where it goes on, as the browser sees it
 */
public record RecoveryCodesView(String onward, String clientName, List<String> codes) implements View {
    public RecoveryCodesView {
        codes = List.copyOf(codes);
    }

    /** A record prints its components; codes must not be printed. */
    @Override
    public String toString() {
        return "RecoveryCodesView[]";
    }
}

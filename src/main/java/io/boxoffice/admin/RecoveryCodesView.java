package io.boxoffice.admin;

import io.boxoffice.oauth.Secret;
import java.util.List;

/** Recovery codes, which are shown this once. */
record RecoveryCodesView(List<String> codes) {
    static RecoveryCodesView of(List<Secret> codes) {
        return new RecoveryCodesView(codes.stream().map(Secret::reveal).toList());
    }

    /** A record prints its components; codes must not be printed. */
    @Override
    public String toString() {
        return "RecoveryCodesView[]";
    }
}

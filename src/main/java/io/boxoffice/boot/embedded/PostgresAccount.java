package io.boxoffice.boot.embedded;

import com.sun.security.auth.module.UnixSystem;
import io.boxoffice.boot.PreflightFailure;
import io.boxoffice.boot.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Under whose name PostgreSQL runs, which refuses to be root. An ordinary user simply starts it. Root puts it into a user
 * namespace, where it is nobody outside and the files stay root's; where that is forbidden, it runs as the user nobody,
 * owns its cluster, and has the one right it needs to reach it there (kept by the secure bit when a program asks what it
 * may do).
 */
record PostgresAccount(List<String> prefix, Optional<String> owner) {
    private static final PostgresAccount SELF = new PostgresAccount(List.of(), Optional.empty());
    private static final PostgresAccount NAMESPACE = new PostgresAccount(List.of("unshare", "-U"), Optional.of("root"));
    private static final PostgresAccount NOBODY = new PostgresAccount(
            List.of(
                    "setpriv",
                    "--reuid=nobody",
                    "--regid=65534",
                    "--clear-groups",
                    "--securebits=+no_setuid_fixup",
                    "--inh-caps=-all,+dac_override",
                    "--ambient-caps=-all,+dac_override"),
            Optional.of("nobody"));
    private static final String TRIAL =
            "test \"$(id -u)\" != 0 && test -x \"$1\" && : >\"$2/.trial\" && rm \"$2/.trial\"";

    /** The first way that can read the programs and write the folder. */
    static PostgresAccount choose(Path home, Path folder) throws InterruptedException {
        if (new UnixSystem().getUid() != 0) {
            return SELF;
        }
        for (PostgresAccount account : List.of(NAMESPACE, NOBODY)) {
            if (account.works(home, folder)) {
                return account;
            }
        }
        throw new PreflightFailure(
                "PostgreSQL does not run as root, and neither unshare nor setpriv can make it another"
                        + " user here; start as an ordinary user, or set boxoffice.db.url to a PostgreSQL of your own");
    }

    /** The command, run under this account and out of the terminal's reach. */
    List<String> command(List<String> command) {
        return Commands.apart(Commands.joined(prefix, command));
    }

    /** A cluster may come from a start under another account. */
    void own(Path cluster) throws IOException {
        if (owner.isPresent()) {
            Trees.giveTo(owner.get(), cluster);
        }
    }

    private boolean works(Path home, Path folder) throws InterruptedException {
        return Commands.succeeds(Commands.joined(
                prefix,
                List.of("sh", "-c", TRIAL, "trial", home.resolve("bin/postgres").toString(), folder.toString())));
    }
}

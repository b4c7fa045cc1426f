package io.boxoffice.boot.embedded;

import io.boxoffice.boot.PreflightFailure;
import io.boxoffice.boot.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The folder with the data. It appears under its name only when {@code initdb} is through with it. */
record PostgresCluster(Path home, Path path, PostgresAccount account, PostgresLog log) {
    /** The superuser's name. */
    static final String SUPERUSER = "postgres";

    private static final String BESIDE = "cluster.new";

    static Path in(Path folder) {
        return folder.resolve("cluster");
    }

    boolean exists() {
        return Files.exists(path.resolve("PG_VERSION"));
    }

    /** Makes the cluster unless it is there. */
    void make(Path passwordFile) throws IOException, InterruptedException {
        account.own(path);
        if (exists()) {
            return;
        }
        Path beside = path.resolveSibling(BESIDE);
        Trees.delete(beside);
        initialise(beside, passwordFile);
        Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
        SecretFiles.force(path.resolveSibling(""));
    }

    /** The builtin locale sorts by code point on every machine, so no system library can change an index. */
    private void initialise(Path beside, Path passwordFile) throws IOException, InterruptedException {
        Process initdb = start(List.of(
                home.resolve("bin/initdb").toString(),
                "--pgdata=" + beside,
                "--username=" + SUPERUSER,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        try {
            if (initdb.waitFor() != 0) {
                throw new PreflightFailure("initdb of the embedded PostgreSQL failed; " + log.end());
            }
        } finally {
            initdb.destroy();
        }
    }

    /** Starts one of the programs, its words going to the log. */
    Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(account.command(command))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("BOXOFFICE_"));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }
}

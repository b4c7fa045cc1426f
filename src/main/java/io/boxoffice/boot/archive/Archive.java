package io.boxoffice.boot.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code java -jar boxoffice-server.jar}: unpacks the server that lies beside this class into a new directory under
 * {@code java.io.tmpdir}, and runs its start script with the environment as it is; with arguments, the command that they are, such as {@code
 * plan boxoffice.yaml}. The directory is gone at the end; the exit code is the script's.
 */
public final class Archive {
    private static final String SERVER = "wlp/";
    private static final String START = "wlp/usr/servers/boxoffice/start";
    private static final String COMMANDS = "wlp/usr/servers/boxoffice/boxoffice";

    private final Path directory;
    private @Nullable Process server;
    private boolean closed;

    private Archive(Path directory) {
        this.directory = directory;
    }

    /** Runs until the server ends. SIGTERM is passed on, and the server's end is waited for. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Archive archive = new Archive(Files.createTempDirectory("boxoffice-"));
        Runtime.getRuntime().addShutdownHook(new Thread(archive::close, "closing"));
        archive.unpack(Path.of(System.getProperty("java.class.path")));
        String script = arguments.length == 0 ? START : COMMANDS;
        System.exit(archive.run(script, List.of(arguments)).waitFor());
    }

    private void unpack(Path jar) throws IOException {
        try (JarFile content = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = content.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().startsWith(SERVER) && !entry.isDirectory()) {
                    unpack(content, entry);
                }
            }
        }
    }

    private void unpack(JarFile content, JarEntry entry) throws IOException {
        Path file = directory.resolve(entry.getName());
        Files.createDirectories(file.resolveSibling("."));
        try (InputStream bytes = content.getInputStream(entry)) {
            Files.copy(bytes, file);
        }
    }

    private synchronized Process run(String script, List<String> arguments) throws IOException {
        if (closed) {
            throw new IOException("closed before the start");
        }
        List<String> command =
                new ArrayList<>(List.of("bash", directory.resolve(script).toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("WLP_USER_DIR"); // it would name the servers of another Liberty
        server = builder.start();
        return server;
    }

    private synchronized void close() {
        closed = true;
        if (server != null) {
            server.destroy();
            server.onExit().join();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            System.err.println("Left behind: " + directory + " (" + left.getMessage() + ")");
        }
    }
}

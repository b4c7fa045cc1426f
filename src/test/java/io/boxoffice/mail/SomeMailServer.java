package io.boxoffice.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server that answers each command as it is told, by the book where it is told nothing. It serves one after the other. */
final class SomeMailServer implements AutoCloseable {
    private final ServerSocket listening;
    private final @Nullable SSLContext tls;
    private final boolean inTls;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private SomeMailServer(@Nullable SSLContext tls, boolean inTls) {
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        this.tls = tls;
        this.inTls = inTls;
        Thread.ofVirtual().start(this::serve);
    }

    static SomeMailServer plain() {
        return new SomeMailServer(null, false);
    }

    static SomeMailServer withStartTls(SSLContext tls) {
        return new SomeMailServer(tls, false);
    }

    static SomeMailServer inTls(SSLContext tls) {
        return new SomeMailServer(tls, true);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Has it answer a command so; with an empty line it says nothing. */
    SomeMailServer answering(String command, String line) {
        answers.put(command, line);
        return this;
    }

    /** Every line that came, inside of TLS with a star before it. */
    List<String> heard() {
        return heard;
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                Socket secure = inTls ? secured(socket) : socket;
                say(secure, answers.getOrDefault("", "220 some.example ESMTP"));
                talk(secure);
            } catch (IOException over) {
                heard.add("-- " + over.getMessage());
            }
        }
    }

    private SSLSocket secured(Socket socket) throws IOException {
        SSLSocket secure = (SSLSocket)
                Objects.requireNonNull(tls).getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        return secure;
    }

    private void talk(Socket socket) throws IOException {
        boolean secure = socket instanceof SSLSocket;
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        boolean inData = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add((secure ? "*" : "") + line);
            if (inData && !line.equals(".")) {
                continue;
            }
            String command = inData ? "." : line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            inData = command.equals("DATA") && !answers.containsKey("DATA");
            say(socket, answers.getOrDefault(command, usual(command, secure)));
            if (command.equals("STARTTLS") && !answers.containsKey("STARTTLS")) {
                talk(secured(socket));
                return;
            }
        }
    }

    private String usual(String command, boolean secure) {
        return switch (command) {
            case "EHLO" ->
                "250-some.example\r\n" + (tls != null && !secure ? "250-STARTTLS\r\n" : "") + "250 AUTH PLAIN";
            case "AUTH" -> "235 welcome";
            case "DATA" -> "354 go on";
            case "STARTTLS" -> "220 go on";
            case "QUIT" -> "221 bye";
            default -> "250 fine";
        };
    }

    private static void say(Socket socket, String line) throws IOException {
        if (!line.isEmpty()) {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

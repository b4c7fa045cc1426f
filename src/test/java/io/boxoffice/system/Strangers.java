package io.boxoffice.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;

/** Connections of people who mean no good, each from one of a few addresses of this machine; bounded by who asks for them. */
final class Strangers implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 3000;

    private final InetSocketAddress target;
    private final List<InetAddress> sources;
    private final Optional<SSLContext> tls;
    private final List<Socket> sockets = new ArrayList<>();

    private Strangers(int port, List<InetAddress> sources, Optional<SSLContext> tls) {
        this.target = new InetSocketAddress(loopback(1), port);
        this.sources = sources;
        this.tls = tls;
    }

    /** All from {@code 127.0.0.1}. */
    static Strangers fromOneAddress(int port) {
        return new Strangers(port, List.of(loopback(1)), Optional.empty());
    }

    /** All from {@code 127.0.0.10}, and by TLS. */
    static Strangers overTls(int port, SSLContext trust) {
        return new Strangers(port, List.of(loopback(10)), Optional.of(trust));
    }

    /** In turn from {@code 127.0.0.10} and those that follow. */
    static Strangers from(int addresses, int port) {
        return new Strangers(
                port,
                IntStream.range(0, addresses).mapToObj(i -> loopback(10 + i)).toList(),
                Optional.empty());
    }

    /** So many new connections, each with this text, which need not be a whole request; those that are refused are left out. */
    Strangers send(int connections, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < connections; i++) {
            try {
                connect().getOutputStream().write(bytes);
            } catch (IOException refused) {
                // they were cut off, which is what the tests are about
            }
        }
        return this;
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(sources.get(sockets.size() % sources.size()), 0));
        socket.connect(target, PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        sockets.add(socket);
        if (tls.isPresent()) {
            socket = tls.get().getSocketFactory().createSocket(socket, "localhost", target.getPort(), true);
            sockets.set(sockets.size() - 1, socket);
        }
        return socket;
    }

    /** One more byte on each connection. */
    void drip() {
        more("x");
    }

    /** More text on each connection. */
    void more(String text) {
        for (Socket socket : sockets) {
            try {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException cutOff) {
                // as above
            }
        }
    }

    /** How many are neither answered nor cut off. */
    long held() {
        return sockets.stream().filter(Strangers::isHeld).count();
    }

    private static boolean isHeld(Socket socket) {
        try {
            socket.setSoTimeout(1);
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException silent) {
            return true;
        } catch (IOException cutOff) {
            return false;
        }
    }

    /** How each answer begins, {@code HTTP/1.1 200}; nothing for a connection that is cut off or silent until then. */
    List<String> answers(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        return sockets.stream().map(socket -> answer(socket, end)).toList();
    }

    private static String answer(Socket socket, long end) {
        try {
            socket.setSoTimeout((int) Math.max(1, (end - System.nanoTime()) / 1_000_000));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        } catch (IOException cutOff) {
            return "";
        }
    }

    /** A head that is not finished. */
    static String head(int fields, int size) {
        StringBuilder head = new StringBuilder("GET /health/live HTTP/1.1\r\nHost: localhost\r\n");
        for (int i = 0; i < fields; i++) {
            head.append("X-").append(i).append(": ").repeat("x", size).append("\r\n");
        }
        return head.toString();
    }

    private static InetAddress loopback(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException closed) {
                // what matters is that it is
            }
        }
        sockets.clear();
    }
}

package io.boxoffice.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** One address before servers that change, as a failover has it: what is connected stays where it is. */
final class Relay implements AutoCloseable {
    private final ServerSocket api;
    private volatile int port;

    /** Before the server at this port of this machine. */
    Relay(int port) {
        this.port = port;
        try {
            this.api = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return api.getLocalPort();
    }

    /** Who connects from now on gets to another server. */
    void leadTo(int other) {
        port = other;
    }

    private void accept() {
        while (!api.isClosed()) {
            try {
                Socket client = api.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread back = Thread.ofVirtual().start(() -> pump(server, client));
            pump(client, server);
            back.join();
        } catch (IOException | InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException broken) {
            try {
                to.close();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            api.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

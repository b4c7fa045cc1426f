package io.boxoffice.boot.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The loopback port of the database: the one of last time if it is free, else any free one. */
record PostgresPort(Path file) {

    int choose() throws IOException {
        int last = last();
        int port = isFree(last) ? last : anyFree();
        Files.writeString(file, port + "\n");
        return port;
    }

    private int last() throws IOException {
        try {
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        } catch (NumberFormatException damaged) {
            return 0;
        }
    }

    private static boolean isFree(int port) throws IOException {
        if (port <= 0 || port > 65535) {
            return false;
        }
        try {
            return bound(port) == port;
        } catch (BindException taken) {
            return false;
        }
    }

    private static int anyFree() throws IOException {
        return bound(0);
    }

    private static int bound(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        }
    }
}

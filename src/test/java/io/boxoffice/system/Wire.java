package io.boxoffice.system;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.SocketFactory;

/** One connection, one request, byte for byte as given; the answer is read until the server closes. */
final class Wire {
    private static final int PATIENCE_MILLIS = 20_000;

    private final SocketFactory sockets;
    private final int port;

    Wire(SocketFactory sockets, int port) {
        this.sockets = sockets;
        this.port = port;
    }

    /** Sends a request; it should say {@code Connection: close}. */
    Answer exchange(byte[] request) {
        try (Socket socket = sockets.createSocket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket.getOutputStream(), request);
            return parse(readAll(socket.getInputStream()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A server may answer and close before it has read everything; its answer is what counts. */
    private static void write(OutputStream out, byte[] request) {
        try {
            out.write(request);
            out.flush();
        } catch (IOException closedByServer) {
            // the answer, if there is one, is read next
        }
    }

    private static byte[] readAll(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (IOException reset) {
            if (all.size() == 0) {
                throw reset;
            }
        }
        return all.toByteArray();
    }

    private static Answer parse(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("no HTTP answer: " + text);
        }
        List<String> lines = text.substring(0, end).lines().toList();
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        byte[] body = text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
        boolean chunked = headers.getOrDefault("Transfer-Encoding", List.of()).contains("chunked");
        return Answer.of(
                Integer.parseInt(lines.getFirst().substring(9, 12)), headers, chunked ? unchunked(body) : body);
    }

    private static byte[] unchunked(byte[] body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(body);
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            all.write(in.readNBytes(size));
            in.skipNBytes(2);
        }
        return all.toByteArray();
    }

    private static int chunkSize(InputStream in) {
        StringBuilder digits = new StringBuilder();
        try {
            for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
                digits.append((char) octet);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String size = digits.toString().strip();
        return size.isEmpty() ? 0 : Integer.parseInt(size, 16);
    }
}

package io.wenda.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that answers the first so many requests of each connection, and closes it in the middle of the next. */
final class RawService implements AutoCloseable {

    private final ServerSocket door;
    private final int answersPerConnection;
    private final List<String> requestLines = new CopyOnWriteArrayList<>();

    private RawService(int answersPerConnection) throws IOException {
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.answersPerConnection = answersPerConnection;
        Thread.ofVirtual().start(this::accept);
    }

    static RawService dyingAfter(int answersPerConnection) {
        try {
            return new RawService(answersPerConnection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String uri() {
        return "http://localhost:" + door.getLocalPort();
    }

    List<String> requestLines() {
        return requestLines;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket connection = door.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
            for (int left = answersPerConnection; readRequest(lines) && left > 0; left--) {
                connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(US_ASCII));
            }
        } catch (IOException gone) {
            // The gateway closed it first.
        }
    }

    private boolean readRequest(BufferedReader lines) throws IOException {
        String first = lines.readLine();
        if (first == null) {
            return false;
        }
        requestLines.add(first);
        String line = first;
        while (line != null && !line.isEmpty()) {
            line = lines.readLine();
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}

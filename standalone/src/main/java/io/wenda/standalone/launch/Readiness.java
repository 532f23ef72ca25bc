package io.wenda.standalone.launch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Tells whether a child does its work yet. */
@FunctionalInterface
interface Readiness {

    int TIMEOUT_MILLIS = 2_000;

    boolean isReady();

    /** A server is ready when it takes a connection. */
    static Readiness connects(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }

    /** A service says so itself, on its management port. */
    static Readiness answers(int managementPort) {
        URI probe = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness");
        return () -> {
            try {
                HttpURLConnection connection = (HttpURLConnection) probe.toURL().openConnection();
                connection.setConnectTimeout(TIMEOUT_MILLIS);
                connection.setReadTimeout(TIMEOUT_MILLIS);
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } catch (IOException e) {
                return false;
            }
        };
    }
}

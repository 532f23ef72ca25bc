package io.wenda.standalone.launch;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Takes the place of a service: ready on its management port, and on its own port tells its environment. */
final class StandInService {

    private StandInService() {}

    public static void main(String... arguments) throws IOException {
        if (arguments.length > 0 || Objects.equals(System.getenv("STAND_IN_FAILS"), "true")) {
            System.out.println("starting");
            System.out.println("ERROR the stand-in was told to fail");
            System.exit(3);
        }
        serve("MANAGEMENT_SERVER_PORT", "UP");
        serve("SERVER_PORT", environment());
    }

    private static String environment() {
        StringBuilder lines = new StringBuilder();
        Map<String, String> sorted = new TreeMap<>(System.getenv());
        sorted.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        return lines.toString();
    }

    private static void serve(String port, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(System.getenv(port)));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}

package io.wenda.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds loopback ports that nobody listens on. They lie below those that systems give to the near end of outgoing
 * connections, so they are still free when somebody begins to listen there some seconds later.
 */
public final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int FIRST_OF_OUTGOING_CONNECTIONS = 32_768;
    private static final int MOST_TRIES = 1_000;

    private FreePorts() {}

    /** So many different ports. */
    public static List<Integer> take(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int tries = 0; sockets.size() < count; tries++) {
                if (tries == MOST_TRIES) {
                    throw new IllegalStateException("no free port on the loopback address");
                }
                listen(ThreadLocalRandom.current().nextInt(FIRST, FIRST_OF_OUTGOING_CONNECTIONS))
                        .ifPresent(sockets::add);
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            sockets.forEach(FreePorts::close);
        }
    }

    private static Optional<ServerSocket> listen(int port) {
        try {
            return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException taken) {
            return Optional.empty();
        }
    }

    /** The port itself, or a free one where it is 0. */
    static int orFree(int port) {
        return port == 0 ? take(1).getFirst() : port;
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

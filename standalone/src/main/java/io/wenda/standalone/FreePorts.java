package io.wenda.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Finds loopback ports that nobody listens on. They lie below those that systems give to the near end of outgoing
 * connections, so they are still free when somebody begins to listen there some seconds later; and none is found twice, as
 * it may be promised to who does not listen yet.
 */
public final class FreePorts {

    /** What a process takes for itself lies lower than what is promised to it: it does not know the promises. */
    private static final int FIRST_OF_ITS_OWN = 16_000;

    private static final int FIRST = 20_000;
    private static final int FIRST_OF_OUTGOING_CONNECTIONS = 32_768;
    private static final int MOST_TRIES = 1_000;
    private static final Set<Integer> PROMISED = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /** So many different ports. */
    public static List<Integer> take(int count) {
        return IntStream.range(0, count)
                .mapToObj(each -> find(FIRST, FIRST_OF_OUTGOING_CONNECTIONS))
                .toList();
    }

    /** Finds this one for nobody. */
    public static void keep(int port) {
        PROMISED.add(port);
    }

    /** One for the process itself, which begins to listen at once. */
    static int ofItsOwn() {
        return find(FIRST_OF_ITS_OWN, FIRST);
    }

    private static int find(int first, int end) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(first, end);
            if (isFree(port) && PROMISED.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port on the loopback address");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** The port itself, or a free one where it is 0. */
    static int orFree(int port) {
        return port == 0 ? take(1).getFirst() : port;
    }
}

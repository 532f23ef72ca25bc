package io.wenda.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A wire to one or several ends on this machine. Each connection goes to the next end, and where that takes none, to the
 * one after; so it is the plainest of balancers. It can be made slow.
 */
final class Wire implements AutoCloseable {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final ServerSocket door;
    private final List<Integer> ends;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Duration delay = Duration.ZERO;

    Wire(Integer... ends) {
        this.ends = List.of(ends);
        try {
            this.door = new ServerSocket(0, 200, HERE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("wire").start(this::work);
    }

    int port() {
        return door.getLocalPort();
    }

    /** How long everything that is asked from now on is under way before it arrives. */
    void delay(Duration each) {
        delay = each;
    }

    private void work() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                Thread.ofVirtual().start(() -> connect(near));
            } catch (IOException e) {
                // Closed.
                return;
            }
        }
    }

    private void connect(Socket near) {
        int first = turn.getAndIncrement();
        for (int i = 0; i < ends.size(); i++) {
            try {
                Socket far = new Socket(HERE, ends.get(Math.floorMod(first + i, ends.size())));
                join(near, far);
                return;
            } catch (IOException taken) {
                // By nobody: the next one, if there is one.
            }
        }
        close(near);
    }

    private void join(Socket near, Socket far) throws IOException {
        for (Socket socket : List.of(near, far)) {
            socket.setTcpNoDelay(true);
            open.add(socket);
        }
        Thread.ofVirtual().start(() -> pass(near, far, true));
        Thread.ofVirtual().start(() -> pass(far, near, false));
    }

    private void pass(Socket from, Socket to, boolean asking) {
        byte[] bytes = new byte[64 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int read;
            while ((read = in.read(bytes)) >= 0) {
                if (asking && closed.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
                out.write(bytes, 0, read);
            }
        } catch (IOException ended) {
            // By one side: for the other as well.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(to);
        }
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // Closed either way.
            return;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            open.forEach(this::close);
        }
    }
}

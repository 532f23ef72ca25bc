package io.wenda.leaving;

import static java.nio.ByteOrder.nativeOrder;

import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.unix.Buffer;
import io.netty.channel.unix.RawUnixChannelOption;
import java.nio.ByteBuffer;
import reactor.netty.DisposableServer;

/**
 * Where an instance takes connections, and how it takes no more without turning away who stands in it: a socket that is
 * closed resets the connections which the kernel has taken and the program has not, with all that was asked on them.
 *
 * <p>So on Linux the kernel is told first to leave new callers waiting. It does so by a filter on the socket (socket(7),
 * {@code SO_ATTACH_FILTER}; packet(7)), which drops the packets that ask for a connection. The caller's kernel asks again after a second
 * (RFC 6298) and finds either another instance or nobody, before anything was asked of Wenda.
 */
final class Door {

    private static final int SOL_SOCKET = 1;
    private static final int SO_ATTACH_FILTER = 26;

    /** {@code struct sock_fprog}: how many steps, and where they stand. */
    private static final int PROGRAM_BYTES = 16;

    private static final int ADDRESS_OFFSET = 8;

    /** {@code struct sock_filter}: code, two jumps, a constant. */
    private static final int STEP_BYTES = 8;

    private static final RawUnixChannelOption FILTER =
            new RawUnixChannelOption("SO_ATTACH_FILTER", SOL_SOCKET, SO_ATTACH_FILTER, PROGRAM_BYTES);

    private final DisposableServer server;

    Door(DisposableServer server) {
        this.server = server;
    }

    /** From now on nobody new comes in; who has come in is still to be taken. Does nothing where the kernel is not Linux. */
    void letNobodyIn() {
        if (server.channel() instanceof EpollServerSocketChannel linux) {
            ByteBuffer steps = withoutNewcomers();
            ByteBuffer program = ByteBuffer.allocateDirect(PROGRAM_BYTES).order(nativeOrder());
            program.putShort(0, (short) (steps.capacity() / STEP_BYTES));
            program.putLong(ADDRESS_OFFSET, Buffer.memoryAddress(steps));
            linux.config().setOption(FILTER, program);
        }
    }

    /** Of the flags in a TCP header's 14th byte, SYN without ACK. */
    private static ByteBuffer withoutNewcomers() {
        ByteBuffer steps = ByteBuffer.allocateDirect(5 * STEP_BYTES).order(nativeOrder());
        step(steps, 0x30, 0, 0, 13); // load byte 13
        step(steps, 0x54, 0, 0, 0x12); // keep SYN and ACK
        step(steps, 0x15, 0, 1, 0x02); // if it is SYN alone:
        step(steps, 0x06, 0, 0, 0); // drop
        step(steps, 0x06, 0, 0, -1); // else take all of it
        return steps;
    }

    private static void step(ByteBuffer steps, int code, int ifTrue, int ifFalse, int constant) {
        steps.putShort((short) code).put((byte) ifTrue).put((byte) ifFalse).putInt(constant);
    }

    void shut() {
        server.dispose();
    }
}

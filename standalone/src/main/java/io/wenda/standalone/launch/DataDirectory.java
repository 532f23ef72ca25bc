package io.wenda.standalone.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Everything that must last, in one directory that belongs to one running Wenda at a time.
 *
 * <p>The lock goes with the process that holds it, so nothing needs tidying after a crash.
 */
final class DataDirectory implements AutoCloseable {

    static final long LEAST_FREE_BYTES = 200L * 1024 * 1024;

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Takes the directory, or says in one line why it cannot be taken. */
    static DataDirectory take(Path path) {
        return take(path, LEAST_FREE_BYTES);
    }

    /** Whether a running Wenda has the directory. */
    static boolean isTaken(Path path) {
        try (FileChannel channel = FileChannel.open(path.resolve("wenda.lock"), StandardOpenOption.WRITE)) {
            FileLock lock = tryLock(channel);
            return lock == null;
        } catch (IOException e) {
            return false;
        }
    }

    static DataDirectory take(Path path, long leastFreeBytes) {
        try {
            Files.createDirectories(path.resolve("logs"));
            requireRoom(path, leastFreeBytes);
            DataDirectory taken = new DataDirectory(path, lock(path));
            Files.deleteIfExists(databaseOf(path));
            return taken;
        } catch (AccessDeniedException e) {
            throw CannotStartException.failed("Cannot write to " + path + ": permission denied.");
        } catch (IOException e) {
            throw CannotStartException.failed("Cannot write to " + path + ": " + reason(e) + ".");
        }
    }

    Path path() {
        return path;
    }

    /** Says where the database of the running Wenda is, for those who work beside it. */
    void announceDatabase(String mongodbUri) {
        try {
            Files.writeString(databaseOf(path), mongodbUri);
        } catch (IOException e) {
            throw CannotStartException.failed("Cannot write to " + path + ": " + reason(e) + ".");
        }
    }

    /** Where the running Wenda that has this directory said its database is. */
    static String runningDatabase(Path path) {
        try {
            return Files.readString(databaseOf(path)).strip();
        } catch (IOException e) {
            throw CannotStartException.failed("The Wenda that runs in " + path + " has no database yet. Try again.");
        }
    }

    private static Path databaseOf(Path path) {
        return path.resolve("database.uri");
    }

    /** Where a child's output goes; the one of the run before is kept beside it. */
    Path freshLog(String child) {
        Path log = path.resolve("logs").resolve(child + ".log");
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(child + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            return log;
        } catch (IOException e) {
            throw CannotStartException.failed("Cannot write to " + log + ": " + reason(e) + ".");
        }
    }

    boolean isFull() {
        return path.toFile().getUsableSpace() < LEAST_FREE_BYTES / 10;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // The lock ends with the process anyway.
            return;
        }
    }

    private static void requireRoom(Path path, long leastFreeBytes) {
        long free = path.toFile().getUsableSpace();
        if (free < leastFreeBytes) {
            throw CannotStartException.failed("Disk full: %d MB are free in %s, Wenda needs at least %d MB."
                    .formatted(megabytes(free), path, megabytes(leastFreeBytes)));
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve("wenda.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            String holder =
                    StandardCharsets.UTF_8.decode(read(channel)).toString().strip();
            channel.close();
            throw CannotStartException.failed(path + " is in use by another Wenda (process " + holder
                    + "). Stop that one, or choose another directory with WENDA_DATA.");
        }
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"));
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static ByteBuffer read(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        return pid.flip();
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException problem && problem.getReason() != null
                ? problem.getReason()
                : String.valueOf(e.getMessage());
    }

    private static long megabytes(long bytes) {
        return bytes / (1024 * 1024);
    }
}

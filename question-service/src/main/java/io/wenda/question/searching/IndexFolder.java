package io.wenda.question.searching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * A folder on disk that this instance has for itself while it runs: the first that nobody else holds. The system lets go of
 * what a killed instance held, so the next one takes that folder over and empties it, and none is left behind for ever.
 */
final class IndexFolder implements AutoCloseable {

    private static final String HELD = "held.lock";

    private final Directory directory;
    private final Lock lock;

    private IndexFolder(Directory directory, Lock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** An empty folder in this one. */
    static IndexFolder in(Path parent) throws IOException {
        for (int number = 0; ; number++) {
            Directory directory = FSDirectory.open(Files.createDirectories(parent.resolve("index-" + number)));
            try {
                IndexFolder folder = new IndexFolder(directory, directory.obtainLock(HELD));
                folder.empty();
                return folder;
            } catch (LockObtainFailedException heldByAnother) {
                directory.close();
            }
        }
    }

    /** Its files, mapped into memory where they are read: they take no heap. */
    Directory directory() {
        return directory;
    }

    private void empty() throws IOException {
        for (String file : directory.listAll()) {
            if (!file.equals(HELD)) {
                directory.deleteFile(file);
            }
        }
    }

    @Override
    public void close() {
        try (directory;
                lock) {
            empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

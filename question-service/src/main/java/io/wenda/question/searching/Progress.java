package io.wenda.question.searching;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every few seconds how far the reading of everything is. */
final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final long begin = System.nanoTime();
    private long said = begin;
    private long questions;

    void more(int read) {
        questions += read;
        long now = System.nanoTime();
        if (now - said > BETWEEN.toNanos()) {
            said = now;
            LOG.info("{} questions in the index so far", questions);
        }
    }

    void done() {
        LOG.info("all {} questions in the index after {} ms", questions, (System.nanoTime() - begin) / 1_000_000);
    }
}

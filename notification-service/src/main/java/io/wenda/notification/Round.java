package io.wenda.notification;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks again and again for what is due, on a thread of its own, from when the service is up until it stops. */
public final class Round implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

    private final String name;
    private final Duration every;
    private final Runnable look;
    private CountDownLatch stop = new CountDownLatch(0);
    private boolean failed;
    private volatile @Nullable Thread thread;

    /**
     * @param name of the thread, and what the log says cannot be done
     * @param every between two looks
     */
    public Round(String name, Duration every, Runnable look) {
        this.name = name;
        this.every = every;
        this.look = look;
    }

    private void work(CountDownLatch stopping) {
        try {
            do {
                lookOnce();
            } while (!stopping.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One line for each outage of what it needs. */
    private void lookOnce() {
        try {
            look.run();
            failed = false;
        } catch (RuntimeException e) {
            if (!failed) {
                LOG.warn("cannot do {} now, trying on: {}", name, e.getClass().getSimpleName());
            }
            failed = true;
        }
    }

    @Override
    public void start() {
        CountDownLatch stopping = new CountDownLatch(1);
        stop = stopping;
        thread = Thread.ofVirtual().name(name).start(() -> work(stopping));
    }

    /** Waits for what is in hand, so that it is not done and then forgotten. */
    @Override
    public void stop() {
        Thread working = thread;
        thread = null;
        stop.countDown();
        try {
            if (working != null) {
                working.join(PATIENCE_AT_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}

package io.wenda.notification.mailing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks again and again for what is due to be written; not at all where no mail server is set. */
@Component
class MailRound implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MailRound.class);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

    private final Mailing mailing;
    private final MailProperties properties;
    private CountDownLatch stop = new CountDownLatch(0);
    private boolean failed;
    private volatile @Nullable Thread thread;

    MailRound(Mailing mailing, MailProperties properties) {
        this.mailing = mailing;
        this.properties = properties;
    }

    private void work(CountDownLatch stopping) {
        try {
            do {
                look();
            } while (!stopping.await(properties.every().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One line for each outage of the mail server or the database. */
    private void look() {
        try {
            mailing.writeWhatIsDue();
            failed = false;
        } catch (RuntimeException e) {
            if (!failed) {
                LOG.warn("cannot write mail now, trying on: {}", e.getClass().getSimpleName());
            }
            failed = true;
        }
    }

    @Override
    public void start() {
        if (properties.isOn()) {
            CountDownLatch stopping = new CountDownLatch(1);
            stop = stopping;
            thread = Thread.ofVirtual().name("mail-round").start(() -> work(stopping));
        }
    }

    /** Waits for the mail in hand, so that it is not sent and then forgotten. */
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

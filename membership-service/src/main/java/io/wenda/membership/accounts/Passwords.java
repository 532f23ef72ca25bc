package io.wenda.membership.accounts;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hashes passwords with Argon2id, on a few threads of its own, so that neither the event loops nor the memory suffer when
 * many people sign in at once.
 */
@Component
public class Passwords implements AutoCloseable {

    public static final int SHORTEST = 8;
    public static final int LONGEST = 200;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2PasswordEncoder argon2;
    private final Scheduler threads;
    private final Mono<String> nobodysHash;

    Passwords(PasswordSettings settings) {
        argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, settings.memory(), settings.iterations());
        threads = Schedulers.newBoundedElastic(settings.threads(), settings.queue(), "passwords");
        nobodysHash = hash("the password of nobody").cache();
    }

    /** The hash to keep, with its salt and parameters. */
    public Mono<String> hash(String password) {
        return onThreads(Mono.fromCallable(() -> Objects.requireNonNull(argon2.encode(password))));
    }

    /**
     * Whether this is the password. For a member who does not exist, or has none, it never is, and finding that out takes
     * as long.
     */
    public Mono<Boolean> matches(String password, @Nullable Member member) {
        return member != null && member.hasPassword()
                ? matches(password, member.passwordHash())
                : nobodysHash.flatMap(hash -> matches(password, hash)).thenReturn(false);
    }

    private Mono<Boolean> matches(String password, String hash) {
        return onThreads(Mono.fromCallable(() -> argon2.matches(password, hash)));
    }

    private <T> Mono<T> onThreads(Mono<T> work) {
        return work.subscribeOn(threads);
    }

    @Override
    public void close() {
        threads.dispose();
    }
}

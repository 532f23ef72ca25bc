package io.wenda.membership.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class PasswordsTest {

    private final Passwords passwords = new Passwords(new PasswordSettings(64, 1, 1, 2));

    @AfterEach
    void close() {
        passwords.close();
    }

    @Test
    void a_password_is_kept_as_an_argon2id_hash_with_a_salt_of_its_own() {
        String first = hash("a long password");
        assertThat(first).startsWith("$argon2id$v=19$m=64,t=1,p=1$").isNotEqualTo(hash("a long password"));
    }

    @Test
    void only_the_right_password_of_somebody_who_exists_matches() {
        Member member = member(hash("a long password"));
        StepVerifier.create(passwords.matches("a long password", member))
                .expectNext(true)
                .verifyComplete();
        StepVerifier.create(passwords.matches("a longer password", member))
                .expectNext(false)
                .verifyComplete();
        StepVerifier.create(passwords.matches("a long password", null))
                .expectNext(false)
                .verifyComplete();
        StepVerifier.create(passwords.matches("the password of nobody", null))
                .expectNext(false)
                .verifyComplete();
    }

    @Test
    void hashing_leaves_the_thread_that_asks() {
        StepVerifier.create(passwords
                        .hash("a long password")
                        .map(hash -> Thread.currentThread().getName()))
                .assertNext(name -> assertThat(name).startsWith("passwords"))
                .verifyComplete();
    }

    /** The rest is told to come back, and the memory of a small machine is enough. */
    @Test
    void no_more_wait_than_the_queue_holds() {
        StepVerifier.create(Flux.range(0, 50).flatMap(n -> passwords.hash("a long password " + n), 50))
                .thenConsumeWhile(hash -> true)
                .verifyError(RejectedExecutionException.class);
    }

    private String hash(String password) {
        return passwords.hash(password).blockOptional().orElseThrow();
    }

    private static Member member(String hash) {
        EmailAddress email = EmailAddress.of("mei@example.org").orElseThrow();
        return Member.first("m1", new Introduction("Mei", email, Language.EN), hash, Set.of(), Instant.EPOCH);
    }
}

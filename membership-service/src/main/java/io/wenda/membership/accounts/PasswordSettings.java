package io.wenda.membership.accounts;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a password costs who guesses (Argon2id, RFC 9106), and what it costs us.
 *
 * @param memory KiB for one hash
 * @param iterations passes over it
 * @param threads how many are hashed side by side; each needs {@code memory}
 * @param queue how many may wait for a thread before 503 is answered
 */
@ConfigurationProperties("wenda.password")
record PasswordSettings(int memory, int iterations, int threads, int queue) {

    PasswordSettings {
        if (memory < 64 || iterations < 1 || threads < 1 || queue < 1) {
            throw new IllegalArgumentException("wenda.password: memory is at least 64 (KiB), the others at least 1");
        }
    }
}

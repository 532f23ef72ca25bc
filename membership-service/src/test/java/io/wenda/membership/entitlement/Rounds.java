package io.wenda.membership.entitlement;

import java.time.Instant;
import org.springframework.boot.test.context.TestComponent;

/** What the books do by themselves from time to time, when a test says so. */
@TestComponent
public class Rounds {

    private final Books books;

    Rounds(Books books) {
        this.books = books;
    }

    public void remind(Instant now) {
        books.remind(now).block();
    }
}

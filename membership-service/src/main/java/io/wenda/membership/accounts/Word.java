package io.wenda.membership.accounts;

import io.wenda.http.creating.Ids;
import java.time.Instant;

/**
 * That a member hears by letter of something that was done to how they get in, in case they did not do it. It is made once for
 * each deed, however often the deed is decided anew.
 *
 * @param id of the letter
 * @param at when it was done
 */
public record Word(String id, Purpose purpose, Instant at) {

    /** Of a deed of this moment. */
    public static Word of(Purpose purpose, Instant now) {
        return new Word(Ids.random(), purpose, now);
    }

    Letter letter(EmailAddress address) {
        return Letter.first(id, purpose, address, at);
    }
}

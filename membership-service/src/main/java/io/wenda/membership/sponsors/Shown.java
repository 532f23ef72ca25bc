package io.wenda.membership.sponsors;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.membership.plans.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sponsorship, as everybody sees it.
 *
 * @param name as the sponsor chose it; absent for who is anonymous
 * @param message absent where there is none, and until a person has read it and approved
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Shown(
        String id,
        String plan,
        Money amount,
        Instant at,
        @Nullable String name,
        @Nullable String message) {

    static Shown of(Sponsorship sponsorship) {
        return new Shown(
                sponsorship.id(),
                sponsorship.plan(),
                sponsorship.amount(),
                sponsorship.at(),
                sponsorship.shownName(),
                sponsorship.shownMessage());
    }
}

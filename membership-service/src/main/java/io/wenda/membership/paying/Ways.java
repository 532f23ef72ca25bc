package io.wenda.membership.paying;

import io.wenda.membership.plans.Money;
import io.wenda.membership.plans.PlanSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The ways to pay in this community: by hand where somebody takes it, and at each provider where it has an account. */
@Component
class Ways {

    /** By hand: no provider. */
    static final String TRANSFER = "transfer";

    private final List<Provider> providers;
    private final List<String> byHand;

    Ways(List<Provider> providers, PlanSettings settings) {
        this.providers = providers.stream().filter(Provider::isOffered).toList();
        this.byHand = settings.transfer() == null ? List.of() : List.of(TRANSFER);
    }

    /** Whether this is by hand, and somebody takes it so. It is what is meant where no way is named. */
    boolean isByHand(String code) {
        return byHand.contains(code.isEmpty() ? TRANSFER : code);
    }

    Optional<Provider> provider(String code) {
        return providers.stream()
                .filter(provider -> provider.code().equals(code))
                .findFirst();
    }

    /** Their codes, for this price. */
    List<String> of(Money price) {
        return Stream.concat(
                        providers.stream()
                                .filter(provider -> provider.takes(price))
                                .map(Provider::code),
                        byHand.stream())
                .toList();
    }
}

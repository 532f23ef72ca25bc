package io.wenda.membership.paying;

import io.wenda.membership.plans.Money;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The ways to pay in this community: by hand, and at each provider where it has an account. */
@Component
class Ways {

    /** By hand: always there, and no provider. */
    static final String TRANSFER = "transfer";

    private final List<Provider> providers;

    Ways(List<Provider> providers) {
        this.providers = providers.stream().filter(Provider::isOffered).toList();
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
                        Stream.of(TRANSFER))
                .toList();
    }
}

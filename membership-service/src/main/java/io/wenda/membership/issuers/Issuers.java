package io.wenda.membership.issuers;

import io.wenda.membership.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Those that are set up, GitHub first. */
@Component
class Issuers {

    private final List<Issuer> all;

    Issuers(IssuersSettings settings, CodeFlow flow) {
        List<Issuer> offered = new ArrayList<>();
        if (!settings.github().clientId().isEmpty()) {
            offered.add(new GithubIssuer(settings.github(), flow));
        }
        settings.oidc().entrySet().stream()
                .filter(one -> !one.getValue().clientId().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new OidcIssuer(one.getKey(), one.getValue(), flow))
                .forEach(offered::add);
        all = List.copyOf(offered);
    }

    List<Issuer> all() {
        return all;
    }

    /** The one that is called so; {@link Refusal.Absent}. */
    Issuer get(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(Refusal.Absent::new);
    }

    /** The one at this address, if it is still set up. */
    Optional<Issuer> at(String address) {
        return all.stream().filter(one -> one.address().equals(address)).findFirst();
    }
}

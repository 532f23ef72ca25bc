package io.wenda.membership.accounts;

import io.wenda.membership.Refusal;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The people of the demo, as its sign-in page offers them. Where there is no demo, there is nothing here. */
@Component
public class DemoAccounts {

    private final Members members;
    private final DemoSettings settings;

    DemoAccounts(Members members, DemoSettings settings) {
        this.members = members;
        this.settings = settings;
    }

    /** Everybody whom one may be; nobody where there is no demo. */
    public List<Offered> offered() {
        if (!settings.enabled()) {
            return List.of();
        }
        return Arrays.stream(DemoAccount.values())
                .map(account -> new Offered(
                        account.part(), account.who().name(), account.email().address()))
                .toList();
    }

    /** The account with this address, if it is one of the demo's. */
    public Mono<Member> find(String email) {
        return Mono.justOrEmpty(EmailAddress.of(email).flatMap(DemoAccount::of))
                .filter(account -> settings.enabled())
                .flatMap(account -> members.withEmail(account.email().key()))
                .switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    /**
     * Somebody whom one may be.
     *
     * @param role what they are there for: a role, {@code asker} or {@code answerer}
     */
    public record Offered(String role, String name, String email) {}
}

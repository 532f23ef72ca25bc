package io.wenda.membership.accounts;

import com.mongodb.DuplicateKeyException;
import io.wenda.http.creating.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The accounts that are there before anybody signs up: the configured administrator, or the people of the demo. Made at
 * the first start, by whichever instance is first, and left alone at all later ones.
 */
@Component
class FirstAccounts implements ApplicationRunner {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Members members;
    private final Passwords passwords;
    private final AdministratorSettings administrator;
    private final DemoSettings demo;
    private final Clock clock;

    FirstAccounts(
            Members members, Passwords passwords, AdministratorSettings administrator, DemoSettings demo, Clock clock) {
        if (demo.enabled() && administrator.address().isPresent()) {
            throw new IllegalArgumentException("WENDA_DEMO lets anybody on this machine be an administrator: "
                    + "unset it, or unset WENDA_ADMIN_EMAIL");
        }
        this.members = members;
        this.passwords = passwords;
        this.administrator = administrator;
        this.demo = demo;
        this.clock = clock;
    }

    /** Whether no administrator may take this member's role. */
    boolean keepsAdministrator(Member member) {
        Optional<EmailAddress> appointed =
                demo.enabled() ? Optional.of(DemoAccount.ADMIN.email()) : administrator.address();
        return appointed
                .filter(address -> address.key().equals(member.emailKey()))
                .isPresent();
    }

    /** The service is ready, and so anybody can sign in, when this has ended. */
    @Override
    public void run(ApplicationArguments arguments) {
        Flux.fromIterable(makings()).concatMap(making -> making).then().block(PATIENCE);
    }

    private List<Mono<Member>> makings() {
        return demo.enabled()
                ? Arrays.stream(DemoAccount.values()).map(this::demoAccount).toList()
                : administrator.address().map(this::administrator).stream().toList();
    }

    private Mono<Member> administrator(EmailAddress email) {
        Introduction who = new Introduction("Administrator", email, Language.EN);
        return members.withEmail(email.key())
                .flatMap(this::appoint)
                .switchIfEmpty(Mono.defer(() -> make(who, administrator.password(), Set.of(Role.ADMIN))));
    }

    /**
     * Somebody may have signed up with this address. They become administrator only with the password that the operator
     * configured: nobody proved yet that the address is theirs.
     */
    private Mono<Member> appoint(Member member) {
        if (member.isAdministrator()) {
            return Mono.just(member);
        }
        return passwords
                .matches(administrator.password(), member)
                .filter(same -> same)
                .switchIfEmpty(
                        Mono.error(
                                () -> new IllegalStateException(
                                        "Somebody signed up with WENDA_ADMIN_EMAIL and "
                                                + "another password than WENDA_ADMIN_PASSWORD: configure their password or another address")))
                .flatMap(same -> members.change(member.id(), Member::appointedAdministrator));
    }

    private Mono<Member> demoAccount(DemoAccount account) {
        return members.withEmail(account.email().key())
                .flatMap(this::withPasswordOfDemo)
                .switchIfEmpty(Mono.defer(() -> make(account.who(), demoPassword(), account.roles())));
    }

    private Mono<Member> withPasswordOfDemo(Member member) {
        return demo.password().isEmpty()
                ? Mono.just(member)
                : passwords
                        .matches(demo.password(), member)
                        .filter(same -> !same)
                        .flatMap(other -> passwords.hash(demo.password()))
                        .flatMap(hash -> members.change(member.id(), found -> found.withPassword(hash)))
                        .defaultIfEmpty(member);
    }

    private String demoPassword() {
        return demo.password().isEmpty() ? Ids.random() : demo.password();
    }

    private Mono<Member> make(Introduction who, String password, Set<Role> roles) {
        return passwords
                .hash(password)
                .map(hash -> Member.first(Ids.random(), who, hash, roles, clock.instant()))
                .flatMap(members::insert)
                .onErrorResume(
                        DuplicateKeyException.class,
                        faster -> members.withEmail(who.email().key()));
    }
}

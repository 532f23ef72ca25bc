package io.wenda.membership.accounts;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.mongodb.DuplicateKeyException;
import io.wenda.http.creating.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The accounts that are there before anybody signs up: the configured administrator, or the people of the demo. Made at
 * the first start, by whichever instance is first, and left alone at all later ones.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class FirstAccounts implements ApplicationRunner {

    private static final String ADMINISTRATOR_ID = idOf("administrator");
    private static final Set<String> IDS = Stream.concat(
                    Stream.of(ADMINISTRATOR_ID),
                    Arrays.stream(DemoAccount.values()).map(FirstAccounts::idOf))
            .collect(toUnmodifiableSet());
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Members members;
    private final Passwords passwords;
    private final AdministratorSettings administrator;
    private final DemoSettings demo;
    private final Rules rules;
    private final Clock clock;

    /** One for all, as the password is: a hash takes a tenth of a second and much memory, and each start waits for it. */
    private final Mono<String> hashOfDemo;

    private final Map<String, Mono<Boolean>> isHashOfDemo = new ConcurrentHashMap<>();

    FirstAccounts(
            Members members,
            Passwords passwords,
            AdministratorSettings administrator,
            DemoSettings demo,
            Rules rules,
            Clock clock) {
        if (demo.enabled() && administrator.address().isPresent()) {
            throw new IllegalArgumentException("WENDA_DEMO lets anybody on this machine be an administrator: "
                    + "unset it, or unset WENDA_ADMIN_EMAIL");
        }
        this.members = members;
        this.passwords = passwords;
        this.administrator = administrator;
        this.demo = demo;
        this.rules = rules;
        this.clock = clock;
        hashOfDemo = Mono.defer(() -> passwords.hash(demo.password().isEmpty() ? Ids.random() : demo.password()))
                .cache();
    }

    /** Whether an account is one of these, here and in every other community. */
    public static boolean include(String id) {
        return IDS.contains(id);
    }

    private static String idOf(DemoAccount account) {
        return idOf("demo " + account.part());
    }

    /** The same everywhere, so that what such a member did means the same person when a community moves. */
    private static String idOf(String who) {
        return Ids.of("first account", who);
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
                .switchIfEmpty(Mono.defer(() ->
                        make(ADMINISTRATOR_ID, who, passwords.hash(administrator.password()), Set.of(Role.ADMIN))));
    }

    /**
     * Somebody may have signed up with this address. They become administrator only with the password that the operator
     * configured: nobody proved yet that the address is theirs. Who came by import has none, and gets that one.
     */
    private Mono<Member> appoint(Member member) {
        if (member.isAdministrator()) {
            return Mono.just(member);
        }
        if (!member.hasPassword()) {
            return passwords
                    .hash(administrator.password())
                    .flatMap(hash -> members.change(member.id(), found -> found.withPassword(hash)))
                    .flatMap(found -> members.change(found.id(), Member::appointedAdministrator));
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
                .switchIfEmpty(Mono.defer(() -> make(idOf(account), account.who(), hashOfDemo, account.roles())));
    }

    private Mono<Member> withPasswordOfDemo(Member member) {
        return demo.password().isEmpty()
                ? Mono.just(member)
                : isHashOfDemo
                        .computeIfAbsent(
                                member.passwordHash(),
                                hash -> passwords
                                        .matches(demo.password(), member)
                                        .cache())
                        .filter(same -> !same)
                        .flatMap(other -> hashOfDemo)
                        .flatMap(hash -> members.change(member.id(), found -> found.withPassword(hash)))
                        .defaultIfEmpty(member);
    }

    /**
     * Another instance may be faster; or an account with that id is there, from a time with another address. Nobody asks them
     * whether they accept the rules that their operator set.
     */
    private Mono<Member> make(String id, Introduction who, Mono<String> passwordHash, Set<Role> roles) {
        return passwordHash
                .map(hash -> Member.first(id, who, hash, roles, clock.instant())
                        .joinedUnder(rules.version(), clock.instant()))
                .flatMap(member -> members.insert(member)
                        .onErrorResume(
                                DuplicateKeyException.class,
                                taken -> members.withEmail(who.email().key())
                                        .switchIfEmpty(
                                                Mono.defer(() -> make(Ids.random(), who, passwordHash, roles)))));
    }
}

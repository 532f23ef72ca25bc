package io.wenda.membership.accounts;

import io.wenda.mail.Sender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Whether newcomers prove their address before they write. It is decided when they join: who joined when nobody had to need
 * not later. Where the operator ends it, whoever still had to is free at the next start.
 */
@Component
public class Verification implements ApplicationRunner {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Members members;
    private final boolean wanted;
    private final boolean possible;
    private final Clock clock;

    Verification(Members members, VerificationSettings settings, Sender sender, Clock clock) {
        this.possible = sender.isOn();
        this.wanted = settings.wanted(possible);
        if (wanted && !possible) {
            throw new IllegalArgumentException("WENDA_VERIFIED_ONLY wants every address proved, and no mail is sent: "
                    + "set WENDA_SMTP_HOST, or WENDA_VERIFIED_ONLY=false");
        }
        this.members = members;
        this.clock = clock;
    }

    /** Whose these addresses are: who proved one; where no mail is sent and nobody can, whoever joined with it. */
    public Flux<Member> owners(Collection<String> emailKeys) {
        return possible ? members.proved(emailKeys) : members.withEmails(emailKeys);
    }

    /** Somebody who signs up, and is asked for what the community wants. */
    Member newcomer(String id, NewMember who, String passwordHash) {
        Instant now = clock.instant();
        Member member = wanted
                ? Member.unverified(id, who.who(), passwordHash, now)
                : Member.newcomer(id, who.who(), passwordHash, now);
        return accepting(member, who);
    }

    private Member accepting(Member newcomer, NewMember who) {
        return who.rules() == null ? newcomer : newcomer.joinedUnder(who.rules(), clock.instant());
    }

    /** The same for somebody without a password, whose address an issuer may have proved. */
    Member known(String id, NewMember who, boolean proved) {
        return proved
                ? accepting(Member.proved(id, who.who(), clock.instant()), who)
                : newcomer(id, who, Member.NO_PASSWORD);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!wanted) {
            members.barred(clock.instant())
                    .concatMap(id -> members.change(id, Member::unbarred))
                    .then()
                    .block(PATIENCE);
        }
    }
}

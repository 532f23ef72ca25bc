package io.wenda.membership.history;

import com.mongodb.DuplicateKeyException;
import io.wenda.http.history.Importing;
import io.wenda.http.history.Keeper;
import io.wenda.http.history.Kept;
import io.wenda.http.history.Kind;
import io.wenda.http.history.Report;
import io.wenda.http.problem.InvalidException;
import io.wenda.membership.accounts.FirstAccounts;
import io.wenda.membership.accounts.Guarding;
import io.wenda.membership.accounts.Introduction;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.groups.GroupHistory;
import io.wenda.membership.sponsors.Remembered;
import io.wenda.membership.sponsors.Sponsoring;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes in members who joined elsewhere or long ago, what sponsors gave, groups and seats. Members have no password, so nobody can
 * sign in as one of them yet.
 */
@Component
class Remembering {

    /** Of two with the same address the first is taken; who has a seat is there before it. */
    private static final String ONE_AFTER_THE_OTHER = "members";

    private final Members members;
    private final GroupHistory groups;
    private final Sponsoring sponsoring;
    private final Guarding guarding;
    private final Clock clock;

    Remembering(Members members, GroupHistory groups, Sponsoring sponsoring, Guarding guarding, Clock clock) {
        this.members = members;
        this.groups = groups;
        this.sponsoring = sponsoring;
        this.guarding = guarding;
        this.clock = clock;
    }

    Flux<Report> take(Flux<DataBuffer> file) {
        Keeper<MemberLine> keeper = new Keeper<>(
                MemberLine.class,
                line -> ONE_AFTER_THE_OTHER,
                line -> Mono.fromSupplier(() -> line.read(clock.instant())).flatMap(this::member));
        Keeper<SponsorLine> sponsors = new Keeper<>(
                SponsorLine.class,
                SponsorLine::id,
                line -> Mono.fromSupplier(() -> line.read(clock.instant())).flatMap(this::sponsor));
        Map<Kind, Keeper<?>> keepers = new EnumMap<>(groups.keepers(ONE_AFTER_THE_OTHER));
        keepers.put(Kind.MEMBER, keeper);
        keepers.put(Kind.SPONSOR, sponsors);
        return Importing.of(file, keepers);
    }

    /** Nobody hears of it, and it brings nothing: it stands on the wall. */
    private Mono<Kept> sponsor(Remembered past) {
        return sponsoring
                .isThere(past.id())
                .flatMap(there -> sponsoring
                        .remember(past)
                        .flatMap(kept -> there ? Kept.alreadyIf(kept.equals(past.told())) : Mono.just(Kept.STORED)));
    }

    private Mono<Kept> member(MemberLine.Read read) {
        return members.find(read.id())
                .flatMap(there -> meet(there, read))
                .switchIfEmpty(Mono.defer(() -> insert(read)));
    }

    private Mono<Kept> insert(MemberLine.Read read) {
        return members.insert(read.member())
                .flatMap(guarding::guard)
                .map(stored -> Kept.STORED)
                .onErrorResume(
                        DuplicateKeyException.class,
                        taken -> members.find(read.id())
                                .flatMap(there -> meet(there, read))
                                .switchIfEmpty(Mono.error(() -> InvalidException.of("email", "address-in-use"))));
    }

    /** Accounts that were made here by themselves have a past in their line, if it is older. */
    private Mono<Kept> meet(Member there, MemberLine.Read read) {
        Introduction who = read.who();
        if (who == null || !FirstAccounts.include(read.id())) {
            return Kept.alreadyIf(read.isThere(there));
        }
        boolean older = read.joined().isBefore(there.createdAt())
                && there.email().equals(who.email().address());
        return older
                ? members.change(there.id(), member -> member.remember(who, read.joined()))
                        .thenReturn(Kept.STORED)
                : Kept.alreadyIf(read.isThereWithOtherRoles(there));
    }
}

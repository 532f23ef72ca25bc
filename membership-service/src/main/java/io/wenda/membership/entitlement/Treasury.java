package io.wenda.membership.entitlement;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.creating.IdempotencyKeyReusedException;
import io.wenda.http.creating.RequestHash;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.problem.InvalidException;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Role;
import io.wenda.membership.entitlement.Entry.Reasoned;
import io.wenda.membership.plans.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What treasurers see and decide. Who is one is read from the database each time. */
@Component
class Treasury {

    private static final String ROUTE = "POST /api/ledger";
    private static final int NAMES_AT_ONCE = 500;

    private final Ledger ledger;
    private final Books books;
    private final Members members;

    Treasury(Ledger ledger, Books books, Members members) {
        this.ledger = ledger;
        this.books = books;
        this.members = members;
    }

    Mono<Page<Shown>> page(String treasurerId, PageRequest page) {
        return require(treasurerId)
                .then(ledger.page(page))
                .flatMap(found -> shown(found.items()).map(rows -> new Page<>(rows, found.next())));
    }

    /** All lines, the newest first. */
    Flux<Shown> all(String treasurerId) {
        return require(treasurerId)
                .thenMany(ledger.all())
                .buffer(NAMES_AT_ONCE)
                .concatMap(this::shown)
                .flatMapIterable(rows -> rows);
    }

    /** Ends what a line gives. Two who do so at once do it once; who comes second with another way hears of the first. */
    Mono<Shown> end(String treasurerId, String entryId, Kind how, String why) {
        return require(treasurerId)
                .then(ledger.find(entryId))
                .filter(entry -> entry.terms() != null && (entry.kind() == Kind.PAID || how == Kind.REVOKED))
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .flatMap(entry -> books.write(entry.ended(how, new Reasoned(treasurerId, why, books.now()))))
                .flatMap(end -> end.kind() == how
                        ? one(end)
                        : Mono.error(() -> new Refusal.AlreadyEnded(end.kind().code(), end.by())));
    }

    /** Gives a member something without money that passed through here. */
    Mono<Shown> grant(String treasurerId, Gift gift, IdempotencyKey key) {
        Instant now = books.now();
        String hash = gift.hash();
        return require(treasurerId)
                .then(Mono.defer(() -> receiver(gift)))
                .flatMap(member -> books.write(Entry.granted(
                        key.idFor(treasurerId, ROUTE),
                        member.id(),
                        gift.terms(),
                        gift.from() == null ? now : gift.from(),
                        gift.until(),
                        new Reasoned(treasurerId, gift.why(), now),
                        hash)))
                .filter(entry -> hash.equals(entry.requestHash()))
                .switchIfEmpty(Mono.error(IdempotencyKeyReusedException::new))
                .flatMap(this::one);
    }

    /** Whose address it is not is told at the field: treasurers find no members otherwise. */
    private Mono<Member> receiver(Gift gift) {
        EmailAddress email = gift.email();
        return email == null
                ? members.get(gift.memberId())
                : members.withEmail(email.key())
                        .switchIfEmpty(Mono.error(() -> InvalidException.of("email", "no-such-member")));
    }

    /**
     * What is given by hand.
     *
     * @param memberId empty where the address says who it is
     * @param from now if absent
     * @param until before which it ends, whatever the terms say; absent where they say it all
     */
    record Gift(
            String memberId,
            @Nullable EmailAddress email,
            Terms terms,
            @Nullable Instant from,
            @Nullable Instant until,
            String why) {

        private String hash() {
            String begins = from == null ? null : from.toString();
            return email == null && until == null
                    ? RequestHash.of(memberId, terms.plan(), begins, why)
                    : RequestHash.of(
                            memberId,
                            email == null ? null : email.key(),
                            terms.plan(),
                            begins,
                            until == null ? null : until.toString(),
                            why);
        }
    }

    Mono<Void> require(String treasurerId) {
        return members.require(treasurerId, Role.TREASURER);
    }

    private Mono<Shown> one(Entry entry) {
        return shown(List.of(entry)).map(List::getFirst);
    }

    private Mono<List<Shown>> shown(List<Entry> entries) {
        Set<String> ids = entries.stream()
                .flatMap(entry -> Stream.of(entry.memberId(), entry.by()))
                .collect(Collectors.toSet());
        return members.names(ids)
                .zipWith(
                        ended(entries),
                        (names, ended) -> entries.stream()
                                .map(entry -> new Shown(
                                        entry,
                                        names.getOrDefault(entry.memberId(), ""),
                                        names.get(entry.by()),
                                        ended.get(entry.id())))
                                .toList());
    }

    private Mono<Map<String, Kind>> ended(List<Entry> entries) {
        return ledger.endsOf(entries.stream().map(Entry::id).toList())
                .collectMap(end -> String.valueOf(end.ends()), Entry::kind);
    }

    /**
     * A line with what it takes to be read.
     *
     * @param byName who decided so; absent where it was a provider; empty where they are gone
     * @param ended how it was ended; absent while it holds
     */
    record Shown(
            Entry entry,
            String memberName,
            @Nullable String byName,
            @Nullable Kind ended) {}
}

package io.wenda.notification.explaining;

import io.wenda.notification.explaining.Finding.Followed;
import io.wenda.notification.explaining.Naming.Names;
import io.wenda.notification.following.Follow;
import io.wenda.notification.following.Follows;
import io.wenda.notification.following.Subject;
import io.wenda.notification.inbox.Inbox;
import io.wenda.notification.inbox.InboxRow;
import io.wenda.notification.inbox.Kind;
import io.wenda.notification.mailing.MailStanding;
import io.wenda.notification.mailing.MailStandings;
import io.wenda.notification.people.People;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds out why a member has an alert, or has none, from what is kept anyway: rows, ties, settings, and the post itself.
 * Nobody wrote it down while it happened, so it cost nothing then; and it says where it knows the state of today alone.
 */
@Component
class Explaining {

    private final Occasions occasions;
    private final Inbox inbox;
    private final Follows follows;
    private final Naming naming;
    private final MailStandings mails;
    private final People people;
    private final Clock clock;

    Explaining(
            Occasions occasions,
            Inbox inbox,
            Follows follows,
            Naming naming,
            MailStandings mails,
            People people,
            Clock clock) {
        this.people = people;
        this.clock = clock;
        this.occasions = occasions;
        this.inbox = inbox;
        this.follows = follows;
        this.naming = naming;
        this.mails = mails;
    }

    /** Why this alert came to its member, and how. */
    Mono<Delivery> delivery(String memberId, String rowId) {
        return inbox.one(memberId, rowId)
                .flatMap(row -> Mono.zip(
                                namesFor(List.of(row)),
                                mails.rings(row),
                                mails.of(memberId, List.of(row)).single())
                        .map(all -> new Delivery(
                                row.reason().code(),
                                all.getT1().followed(row.via()),
                                row.at(),
                                all.getT2(),
                                all.getT3().forMember())));
    }

    /** What this member was told of this post, or why nothing. */
    Mono<Explained> explain(String memberId, String postId) {
        Mono<List<InboxRow>> rows = inbox.about(memberId, postId)
                .sort(Comparator.comparing(InboxRow::at))
                .collectList();
        Mono<Optional<Occasion>> occasion =
                occasions.find(postId).map(Optional::of).defaultIfEmpty(Optional.empty());
        return mails.reach(memberId)
                .flatMap(reach -> naming.reached(memberId, reach))
                .flatMap(member -> Mono.zip(rows, occasion)
                        .flatMap(found -> explain(member, postId, found.getT1(), found.getT2())));
    }

    /** The same alert, once more by mail. */
    Mono<Explained.Alert> again(String rowId, String key, String by) {
        return mails.again(rowId, key, by).flatMap(row -> alerts(List.of(row)).single());
    }

    private Mono<Explained> explain(
            Explained.Reached member, String postId, List<InboxRow> rows, Optional<Occasion> occasion) {
        Mono<Optional<Explained.Event>> event = Mono.justOrEmpty(occasion)
                .flatMap(naming::event)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
        Mono<List<Finding>> why = untold(postId, member.id(), rows)
                .flatMap(own -> rows.isEmpty()
                        ? Mono.justOrEmpty(occasion)
                                .flatMap(happened -> findings(happened, member.id()))
                                .map(others -> joined(own, others))
                                .defaultIfEmpty(own.isEmpty() ? Finding.NOTHING_KNOWN : own)
                        : Mono.just(own))
                .flatMap(naming::titled);
        return Mono.zip(event, alerts(rows).collectList(), why)
                .map(all -> new Explained(member, all.getT1().orElse(null), all.getT2(), all.getT3()));
    }

    private Mono<List<Finding>> findings(Occasion occasion, String memberId) {
        List<String> ties = Stream.concat(
                        Stream.of(Subject.question(occasion.questionId())), occasion.toldTo().stream())
                .distinct()
                .map(subject -> Follow.idOf(memberId, subject))
                .toList();
        return follows.among(ties).collectMap(Follow::subject).map(there -> Finding.of(occasion, memberId, there));
    }

    /** Why nothing came of what concerned this member alone. */
    private Mono<List<Finding>> untold(String postId, String memberId, List<InboxRow> rows) {
        List<Kind> told = rows.stream().map(InboxRow::kind).toList();
        return occasions
                .concerning(memberId, postId)
                .collectList()
                .flatMapIterable(all -> Concern.untold(all, told))
                .concatMap(this::finding)
                .distinct()
                .collectList();
    }

    private Mono<Finding> finding(Concern concern) {
        String member = concern.memberId();
        String tie = Follow.idOf(member, Subject.question(concern.questionId()));
        return Mono.zip(
                        people.unreachedBy(concern.actorId(), member, clock.instant())
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty()),
                        people.staffAmong(List.of(member)),
                        follows.find(tie).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .map(today -> Finding.of(
                        concern,
                        today.getT1().orElse(null),
                        !today.getT2().isEmpty(),
                        today.getT3().orElse(null)));
    }

    /** What is said of a mention need not be said of the post as well. */
    private static List<Finding> joined(List<Finding> own, List<Finding> others) {
        Set<Finding.Why> said = own.stream().map(Finding::why).collect(Collectors.toUnmodifiableSet());
        return Stream.concat(own.stream(), others.stream().filter(other -> !said.contains(other.why())))
                .toList();
    }

    private Flux<Explained.Alert> alerts(List<InboxRow> rows) {
        return rows.isEmpty()
                ? Flux.empty()
                : namesFor(rows)
                        .flatMapMany(names -> mails.of(rows.getFirst().memberId(), rows)
                                .zipWithIterable(rows, (mail, row) -> alert(row, mail, names)));
    }

    private Mono<Names> namesFor(List<InboxRow> rows) {
        List<Followed> followed = rows.stream()
                .map(InboxRow::via)
                .filter(Objects::nonNull)
                .map(Followed::of)
                .toList();
        List<String> staff = rows.stream()
                .flatMap(row -> row.timesAgain().stream())
                .map(InboxRow.Again::by)
                .toList();
        return naming.names(followed, staff);
    }

    private static Explained.Alert alert(InboxRow row, MailStanding mail, Names names) {
        return new Explained.Alert(
                row.id(),
                row.kind().code(),
                row.reason().code(),
                names.followed(row.via()),
                row.state().code(),
                row.at(),
                mail,
                row.timesAgain().stream()
                        .map(again -> new Explained.Again(again.at(), names.member(again.by())))
                        .toList());
    }
}

package io.wenda.notification.fanout;

import io.wenda.notification.following.Follow;
import io.wenda.notification.following.Follows;
import io.wenda.notification.following.Subject;
import io.wenda.notification.inbox.InboxRow;
import io.wenda.notification.people.People;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Leaves out what its member has said no to: they follow the question no more, or have muted it, or are gone. */
@Component
class Wanting {

    private final Follows follows;
    private final People people;

    Wanting(Follows follows, People people) {
        this.follows = follows;
        this.people = people;
    }

    Mono<List<InboxRow>> wanted(List<InboxRow> rows) {
        return Mono.zip(
                follows.endedAmong(rows.stream().map(Wanting::tie).distinct().toList())
                        .collectMap(Follow::id),
                people.goneAmong(
                        rows.stream().map(InboxRow::memberId).distinct().toList()),
                (ended, gone) -> rows.stream()
                        .filter(row -> !gone.contains(row.memberId()) && isWanted(row, ended))
                        .toList());
    }

    /** Whoever hears of it because they follow the question itself has not said no to it. */
    Mono<List<InboxRow>> wantedByFollowers(List<InboxRow> rows) {
        List<InboxRow> byAnotherTie =
                rows.stream().filter(row -> row.via() != null).toList();
        return byAnotherTie.isEmpty()
                ? Mono.just(rows)
                : wanted(byAnotherTie)
                        .map(HashSet::new)
                        .map(wanted -> rows.stream()
                                .filter(row -> row.via() == null || wanted.contains(row))
                                .toList());
    }

    private static boolean isWanted(InboxRow row, Map<String, Follow> ended) {
        @Nullable Follow end = ended.get(tie(row));
        return end == null
                || !(row.kind().endsWithFollowing()
                        || (end.isMuted() && row.kind().endsWithMuting()));
    }

    /** Nobody says no to what is about no question. */
    private static String tie(InboxRow row) {
        String question = row.about().questionId();
        return Follow.idOf(row.memberId(), Subject.question(question == null ? row.id() : question));
    }
}

package io.wenda.notification.inbox;

import static java.util.stream.Collectors.groupingBy;

import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.notification.following.PublishedQuestions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Shows the unread answers to one question as one row: in the place of the newest of them, leading to the first. No row
 * changes by it, so what one has read and what is gone leaves the others as they are.
 */
@Component
class Collapsing {

    /** A page is filled up from what lies behind it, within reason: it may have fewer rows than were asked for. */
    private static final int MOST_READS = 5;

    private final Inbox inbox;
    private final InboxReading reading;
    private final PublishedQuestions questions;

    Collapsing(Inbox inbox, InboxReading reading, PublishedQuestions questions) {
        this.inbox = inbox;
        this.reading = reading;
        this.questions = questions;
    }

    /** A member's rows, the newest first. */
    Mono<Page<InboxItem>> page(String memberId, Show show, PageRequest request) {
        return read(memberId, show, request)
                .expand(page -> page.next() == null || page.items().size() >= request.limit()
                        ? Mono.empty()
                        : read(memberId, show, new PageRequest(Cursor.decode(page.next()), request.limit()))
                                .map(more -> new Page<>(join(page.items(), more.items()), more.next())))
                .take(MOST_READS)
                .last()
                .map(page -> cut(page, request.limit()));
    }

    private Mono<Page<InboxItem>> read(String memberId, Show show, PageRequest request) {
        return inbox.of(memberId, show, request)
                .flatMap(page -> collapse(memberId, page.items()).map(items -> new Page<>(items, page.next())));
    }

    private Mono<List<InboxItem>> collapse(String memberId, List<InboxRow> rows) {
        List<String> threads = rows.stream()
                .filter(InboxRow::isUnreadAnswer)
                .map(row -> row.about().questionId())
                .distinct()
                .toList();
        return threads.isEmpty()
                ? reading.items(rows)
                : thereAmong(inbox.unreadAnswers(memberId, threads)).flatMap(answers -> shown(rows, answers));
    }

    private Mono<Map<String, List<InboxRow>>> thereAmong(Mono<List<InboxRow>> unread) {
        return unread.flatMap(rows -> questions
                .goneAmong(rows.stream().flatMap(InboxRow::posts).distinct().toList())
                .map(gone -> byQuestion(rows, gone)));
    }

    private static Map<String, List<InboxRow>> byQuestion(List<InboxRow> rows, Set<String> gone) {
        return rows.stream()
                .filter(row -> !row.isGone(gone))
                .collect(groupingBy(row -> row.about().questionId()));
    }

    private Mono<List<InboxItem>> shown(List<InboxRow> rows, Map<String, List<InboxRow>> answers) {
        List<InboxRow> shown = rows.stream()
                .filter(row -> !row.isUnreadAnswer() || standsFor(row, answers) != null)
                .toList();
        return reading.items(shown)
                .map(items -> items.stream()
                        .map(item -> together(item, answers.get(item.questionId())))
                        .toList());
    }

    /** The answers for which a row stands: those of its question for the newest of them, itself where it is gone. */
    private static @Nullable List<InboxRow> standsFor(InboxRow row, Map<String, List<InboxRow>> answers) {
        List<InboxRow> thread = answers.getOrDefault(row.about().questionId(), List.of());
        boolean isHidden = thread.stream().limit(Math.max(0, thread.size() - 1)).anyMatch(row::equals);
        return isHidden ? null : thread;
    }

    private static InboxItem together(InboxItem item, @Nullable List<InboxRow> thread) {
        return thread != null && thread.size() > 1 && thread.getLast().id().equals(item.id())
                ? item.together(thread.size(), thread.getFirst().about().answerId())
                : item;
    }

    private static List<InboxItem> join(List<InboxItem> first, List<InboxItem> more) {
        return Stream.concat(first.stream(), more.stream()).toList();
    }

    private static Page<InboxItem> cut(Page<InboxItem> page, int limit) {
        if (page.items().size() <= limit) {
            return page;
        }
        List<InboxItem> items = page.items().subList(0, limit);
        return new Page<>(
                items, new Cursor(items.getLast().at(), items.getLast().id()).encode());
    }
}

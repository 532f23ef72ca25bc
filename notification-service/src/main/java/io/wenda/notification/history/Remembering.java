package io.wenda.notification.history;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import io.wenda.http.history.Arrivals;
import io.wenda.http.history.Importing;
import io.wenda.http.history.Keeper;
import io.wenda.http.history.Kept;
import io.wenda.http.history.Kind;
import io.wenda.http.history.Report;
import io.wenda.http.problem.InvalidException;
import io.wenda.notification.announcing.Announcement;
import io.wenda.notification.announcing.Announcements;
import io.wenda.notification.following.Follow;
import io.wenda.notification.following.Follows;
import io.wenda.notification.following.PublishedQuestions;
import io.wenda.notification.people.People;
import java.time.Clock;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes in who followed what, what they muted, and what was announced. Members and questions are those of which the other
 * services have told.
 */
@Component
class Remembering {

    private final Follows follows;
    private final People people;
    private final PublishedQuestions questions;
    private final Announcements announcements;
    private final Clock clock;

    Remembering(
            Follows follows, People people, PublishedQuestions questions, Announcements announcements, Clock clock) {
        this.follows = follows;
        this.people = people;
        this.questions = questions;
        this.announcements = announcements;
        this.clock = clock;
    }

    Flux<Report> take(Flux<DataBuffer> file) {
        Arrivals members = new Arrivals(people.count());
        Arrivals published = new Arrivals(questions.count());
        Keeper<FollowLine> keeper = new Keeper<>(
                FollowLine.class,
                FollowLine::id,
                line -> Mono.fromSupplier(() -> line.read(clock.instant()))
                        .flatMap(follow -> follow(follow, members, published)));
        Keeper<AnnouncementLine> announced = new Keeper<>(
                AnnouncementLine.class,
                AnnouncementLine::id,
                line -> Mono.fromSupplier(() -> line.read(clock.instant()))
                        .flatMap(announcement -> announcement(announcement, members)));
        return Importing.of(file, Map.of(Kind.FOLLOW, keeper, Kind.ANNOUNCEMENT, announced));
    }

    /** Nobody hears of what was announced elsewhere; it is told as it stands. */
    private Mono<Kept> announcement(Announcement read, Arrivals members) {
        return announcements
                .find(read.id())
                .flatMap(there -> Kept.alreadyIf(isSame(there, read)))
                .switchIfEmpty(Mono.defer(() -> require(
                                members.has(people.has(read.authorId())), "author", "unknown-member")
                        .then(announcements.keep(read))
                        .flatMap(stored -> stored.asked() == null && isSame(stored, read)
                                ? Mono.just(Kept.STORED)
                                : Kept.alreadyIf(false))));
    }

    private static boolean isSame(Announcement there, Announcement read) {
        return there.wasPublished() && AnnouncementLine.of(there).equals(AnnouncementLine.of(read));
    }

    private Mono<Kept> follow(Follow read, Arrivals members, Arrivals published) {
        return there(read)
                .switchIfEmpty(Mono.defer(
                        () -> require(members.has(people.has(read.memberId())), "member", "unknown-member")
                                .then(Mono.defer(() -> requireSubject(read, members, published)))
                                .then(insert(read))));
    }

    /** A tag may be waited for. */
    private Mono<Void> requireSubject(Follow read, Arrivals members, Arrivals published) {
        String id = read.subjectId();
        return switch (read.kind()) {
            case Follow.QUESTION -> require(published.has(questions.has(id)), "question", "unknown-question");
            case Follow.MEMBER -> require(members.has(people.has(id)), "person", "unknown-member");
            default -> Mono.empty();
        };
    }

    private static Mono<Void> require(Mono<Boolean> known, String field, String code) {
        return known.filter(there -> there)
                .switchIfEmpty(Mono.error(() -> InvalidException.of(field, code)))
                .then();
    }

    private Mono<Kept> insert(Follow read) {
        return follows.remember(read)
                .map(stored -> Kept.STORED)
                .onErrorResume(Remembering::isTaken, taken -> there(read));
    }

    private Mono<Kept> there(Follow read) {
        return follows.find(read.id())
                .flatMap(there -> Kept.alreadyIf(FollowLine.of(there).equals(FollowLine.of(read))));
    }

    private static boolean isTaken(Throwable error) {
        return error instanceof MongoWriteException refused
                && ErrorCategory.fromErrorCode(refused.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }
}

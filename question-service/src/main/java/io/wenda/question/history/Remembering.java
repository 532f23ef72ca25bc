package io.wenda.question.history;

import com.mongodb.DuplicateKeyException;
import io.wenda.http.history.Arrivals;
import io.wenda.http.history.Importing;
import io.wenda.http.history.Keeper;
import io.wenda.http.history.Kept;
import io.wenda.http.history.Kind;
import io.wenda.http.history.Report;
import io.wenda.http.problem.InvalidException;
import io.wenda.question.asking.AskingProperties;
import io.wenda.question.asking.EarlierRevision;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.Revisions;
import io.wenda.question.illustrating.ImageUses;
import io.wenda.question.illustrating.Images;
import io.wenda.question.people.People;
import io.wenda.question.tagging.Tag;
import io.wenda.question.tagging.Tags;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Takes in what was asked, decided and answered long ago. Each line becomes one write, and nobody's bell rings. */
@Component
class Remembering {

    private final Questions questions;
    private final Revisions revisions;
    private final Tags tags;
    private final Images images;
    private final ImageUses imageUses;
    private final Afterwards afterwards;
    private final Opinions opinions;
    private final Amendments amendments;
    private final Flags flags;
    private final Situations situations;
    private final StaffMemory staff;
    private final People people;
    private final Clock clock;
    private final int places;

    Remembering(
            Questions questions,
            Revisions revisions,
            Tags tags,
            Images images,
            ImageUses imageUses,
            Afterwards afterwards,
            Opinions opinions,
            Amendments amendments,
            Flags flags,
            Situations situations,
            StaffMemory staff,
            People people,
            AskingProperties limits,
            Clock clock) {
        this.questions = questions;
        this.revisions = revisions;
        this.tags = tags;
        this.images = images;
        this.imageUses = imageUses;
        this.afterwards = afterwards;
        this.opinions = opinions;
        this.amendments = amendments;
        this.flags = flags;
        this.situations = situations;
        this.staff = staff;
        this.people = people;
        this.places = limits.pendingLimit();
        this.clock = clock;
    }

    Flux<Report> take(Flux<DataBuffer> file) {
        Members members = new Members(people, new Arrivals(people.count()));
        Map<Kind, Keeper<?>> keepers = new EnumMap<>(Kind.class);
        keepers.putAll(Map.of(
                Kind.QUESTION,
                keeper(QuestionLine.class, QuestionLine::id, QuestionLine::read, read -> question(read, members)),
                Kind.REVISION,
                keeper(RevisionLine.class, RevisionLine::question, RevisionLine::read, this::revision),
                Kind.DECISION,
                keeper(
                        DecisionLine.class,
                        DecisionLine::question,
                        DecisionLine::read,
                        read -> read.postId() == null
                                ? afterwards.decision(read, members)
                                : amendments.decision(read, read.postId(), members)),
                Kind.ANSWER,
                keeper(
                        AnswerLine.class,
                        AnswerLine::question,
                        AnswerLine::read,
                        read -> afterwards.answer(read, members)),
                Kind.ACCEPTANCE,
                keeper(AcceptanceLine.class, AcceptanceLine::question, AcceptanceLine::read, afterwards::acceptance),
                Kind.COMMENT,
                keeper(
                        CommentLine.class,
                        CommentLine::question,
                        CommentLine::read,
                        read -> opinions.comment(read, members)),
                Kind.VOTE,
                keeper(VoteLine.class, VoteLine::question, VoteLine::read, read -> opinions.vote(read, members))));
        keepers.put(
                Kind.CONCLUSION,
                keeper(
                        ConclusionLine.class,
                        ConclusionLine::question,
                        ConclusionLine::read,
                        read -> afterwards.conclusion(read, members)));
        keepers.put(Kind.EDIT, keeper(EditLine.class, EditLine::question, EditLine::read, this::edit));
        keepers.put(Kind.TAG, keeper(TagLine.class, TagLine::id, TagLine::read, read -> tag(read, members)));
        keepers.put(
                Kind.FLAG,
                keeper(FlagLine.class, FlagLine::question, FlagLine::read, read -> flags.flag(read, members)));
        for (Kind kind : List.of(Kind.CLOSING, Kind.LOCK, Kind.ENQUIRY, Kind.OUTDATED, Kind.OBJECTION)) {
            keepers.put(
                    kind,
                    keeper(
                            StandingLine.class,
                            StandingLine::question,
                            (line, now) -> line.read(kind, now),
                            read -> situations.keep(read, members, clock.instant())));
        }
        keepers.put(
                Kind.NOTE,
                keeper(NoteLine.class, NoteLine::question, NoteLine::read, read -> staff.note(read, members)));
        keepers.put(
                Kind.REPLY_TEMPLATE,
                keeper(
                        ReplyTemplateLine.class,
                        ReplyTemplateLine::id,
                        ReplyTemplateLine::read,
                        read -> staff.template(read, members)));
        keepers.put(
                Kind.IMAGE, keeper(ImageLine.class, line -> "images", ImageLine::read, read -> image(read, members)));
        return Importing.of(file, keepers);
    }

    /** Reading a long text, which renders it, takes a while: not on the threads that all requests share. */
    private <L, R> Keeper<L> keeper(
            Class<L> type, Function<L, @Nullable String> question, Reading<L, R> read, Function<R, Mono<Kept>> keep) {
        return new Keeper<>(
                type,
                question,
                line -> Mono.fromSupplier(() -> read.read(line, clock.instant()))
                        .subscribeOn(Schedulers.parallel())
                        .flatMap(keep));
    }

    private interface Reading<L, R> {
        R read(L line, Instant now);
    }

    private Mono<Kept> question(QuestionLine.Read read, Members members) {
        String id = read.past().id();
        return questions
                .find(id)
                .flatMap(there -> Kept.alreadyIf(read.isThere(there)))
                .switchIfEmpty(Mono.defer(
                        () -> members.require("asker", read.past().askerId()).then(insert(read))));
    }

    /** In the first place that is free; none is where the id was taken meanwhile. */
    private Mono<Kept> insert(QuestionLine.Read read) {
        return Flux.fromIterable(read.candidates(places))
                .concatMap(candidate -> questions.insert(candidate).onErrorComplete(DuplicateKeyException.class), 1)
                .next()
                .map(stored -> Kept.STORED)
                .switchIfEmpty(Mono.defer(
                        () -> questions.find(read.past().id()).flatMap(there -> Kept.alreadyIf(read.isThere(there)))));
    }

    private Mono<Kept> tag(Tag read, Members members) {
        return tags.find(read.name())
                .flatMap(there -> Kept.alreadyIf(TagLine.of(there).equals(TagLine.of(read))))
                .switchIfEmpty(Mono.defer(() -> members.require("by", read.changedBy())
                        .then(tags.put(read))
                        .thenReturn(Kept.STORED)));
    }

    private Mono<Kept> image(ImageLine.Read read, Members members) {
        return images.bytes(read.image().id())
                .flatMap(there -> Kept.alreadyIf(ByteBuffer.wrap(there).equals(read.bytes())))
                .switchIfEmpty(
                        Mono.defer(() -> members.require("member", read.image().memberId())
                                .then(images.put(read.image(), read.bytes(), clock.instant()))
                                .then(imageUses.arrived(read.image().id()))
                                .thenReturn(Kept.STORED)));
    }

    private Mono<Kept> edit(EditLine.Read read) {
        return switch (read) {
            case EditLine.OfQuestion question -> afterwards.edit(question);
            case EditLine.OfPost post -> amendments.edit(post);
        };
    }

    private Mono<Kept> revision(RevisionLine.Read read) {
        return switch (read) {
            case RevisionLine.OfQuestion question -> revision(question.text());
            case RevisionLine.OfAnswer answer -> opinions.revision(answer.text());
        };
    }

    private Mono<Kept> revision(EarlierRevision read) {
        return revisions
                .find(read.id())
                .flatMap(there -> Kept.alreadyIf(there.equals(read)))
                .switchIfEmpty(Mono.defer(() -> afterwards
                        .question(read.questionId())
                        .doOnNext(question -> requireEarlier(read, question))
                        .delayUntil(question -> read.isHeld()
                                ? questions.change(question.id(), now -> now.numbered(read.revision()))
                                : Mono.empty())
                        .then(revisions.keep(read))
                        .thenReturn(Kept.STORED)));
    }

    private static void requireEarlier(EarlierRevision read, Question question) {
        int number = question.revision().number();
        boolean fits = read.isHeld() ? read.revision() != number : read.revision() < number;
        if (!fits) {
            throw InvalidException.of("revision", "out-of-range");
        }
    }
}

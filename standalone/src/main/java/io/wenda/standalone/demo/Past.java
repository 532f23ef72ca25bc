package io.wenda.standalone.demo;

import io.wenda.standalone.demo.Conversation.Answered;
import io.wenda.standalone.demo.Conversation.Approved;
import io.wenda.standalone.demo.Conversation.AskedBack;
import io.wenda.standalone.demo.Conversation.Closed;
import io.wenda.standalone.demo.Conversation.Commented;
import io.wenda.standalone.demo.Conversation.Concluded;
import io.wenda.standalone.demo.Conversation.Flagged;
import io.wenda.standalone.demo.Conversation.Followed;
import io.wenda.standalone.demo.Conversation.Outdated;
import io.wenda.standalone.demo.Conversation.Rejected;
import io.wenda.standalone.demo.Conversation.Revised;
import io.wenda.standalone.demo.Conversation.Step;
import io.wenda.standalone.demo.Conversation.Text;
import io.wenda.standalone.demo.Conversation.Voted;
import io.wenda.standalone.demo.Conversation.Withdrawn;
import io.wenda.standalone.history.HistoryLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks through one conversation of the past and notes each thing that happened, with its date. */
final class Past {

    /** Why somebody follows, in the order of docs/history.md. */
    private enum Reason {
        FOLLOWED,
        ANSWERED,
        ASKED
    }

    private final Conversation conversation;
    private final String id;
    private final UnaryOperator<String> memberId;
    private final Instant asked;
    private final List<HistoryLine> lines = new ArrayList<>();
    private final Map<String, EnumMap<Reason, Instant>> follows = new LinkedHashMap<>();

    private Text text;
    private int revision = 1;
    private Instant writtenAt;
    private String state = "in-review";
    private @Nullable Instant publishedAt;
    private int answers;
    private int comments;

    private Past(Conversation conversation, UnaryOperator<String> memberId, Instant imported) {
        this.conversation = conversation;
        this.id = idOf(conversation.id());
        this.memberId = memberId;
        this.asked = conversation.asked().before(imported);
        this.text = conversation.text();
        this.writtenAt = asked;
    }

    /** The id of a member or a question with this name in the files. */
    static String idOf(String name) {
        return "d90-" + name;
    }

    /**
     * Its lines, in an order that can be imported.
     *
     * @param memberId the id of the member with this name
     */
    static Stream<HistoryLine> lines(Conversation conversation, UnaryOperator<String> memberId, Instant imported) {
        Past past = new Past(conversation, memberId, imported);
        conversation.steps().forEach(past::take);
        if (!conversation.isPrivate()) {
            past.follows.forEach((member, since) -> past.lines.add(past.follow(member, since)));
        }
        return Stream.concat(Stream.of(past.question()), past.lines.stream());
    }

    private void take(Step step) {
        switch (step) {
            case Revised revised -> revise(revised);
            case Approved approved -> approve(approved);
            case Rejected rejected -> reject(rejected);
            case Withdrawn withdrawn -> state = "withdrawn";
            case Answered answered -> answer(answered);
            case Concluded concluded ->
                lines.add(HistoryLine.Conclusion.of(
                        id,
                        published(concluded.after()),
                        memberId.apply(concluded.by()),
                        concluded.outcome(),
                        concluded.words()));
            case Outdated outdated -> {
                String answer = Objects.requireNonNull(lastAnswer());
                lines.add(new HistoryLine.Outdated(answer, published(outdated.after()), id, answer));
            }
            case Commented commented ->
                lines.add(new HistoryLine.Comment(
                        id + "-c" + ++comments,
                        published(commented.after()),
                        id,
                        lastAnswer(),
                        memberId.apply(commented.by()),
                        commented.body()));
            case Voted voted ->
                voted.by()
                        .forEach(member -> lines.add(HistoryLine.Vote.up(
                                id, lastAnswer(), published(voted.after()), memberId.apply(member))));
            case Flagged flagged ->
                lines.add(HistoryLine.Flag.of(
                        id,
                        lastAnswer(),
                        published(flagged.after()),
                        memberId.apply(flagged.by()),
                        flagged.type(),
                        flagged.words()));
            case Closed closed ->
                lines.add(new HistoryLine.Closing(
                        id, published(closed.after()), id, memberId.apply(closed.by()), closed.reason()));
            case AskedBack wanted ->
                lines.add(new HistoryLine.Enquiry(
                        id, published(wanted.after()), id, memberId.apply(wanted.by()), wanted.words()));
            case Followed followed ->
                followed.by().forEach(member -> follow(member, Reason.FOLLOWED, published(followed.after())));
        }
    }

    private void revise(Revised step) {
        lines.add(HistoryLine.Revision.of(id, revision, writtenAt, text.title(), text.body(), conversation.tags()));
        revision++;
        text = step.text();
        writtenAt = AnsweringHours.after(writtenAt, step.after());
    }

    private void approve(Approved step) {
        Instant at = AnsweringHours.after(writtenAt, step.after());
        state = conversation.isPrivate() ? "private" : "published";
        publishedAt = at;
        lines.add(HistoryLine.Decision.approve(id, revision, at, memberId.apply(step.by()), step.words()));
        follow(conversation.asker(), Reason.ASKED, at);
    }

    private void reject(Rejected step) {
        state = "rejected";
        lines.add(HistoryLine.Decision.reject(
                id,
                revision,
                AnsweringHours.after(writtenAt, step.after()),
                memberId.apply(step.by()),
                step.reason(),
                step.words()));
    }

    private void answer(Answered step) {
        Instant at = published(step.after());
        answers++;
        String answer = Objects.requireNonNull(lastAnswer());
        lines.add(new HistoryLine.Answer(answer, at, id, memberId.apply(step.by()), step.body()));
        step.accepted()
                .ifPresent(after -> lines.add(HistoryLine.Acceptance.of(id, answer, AnsweringHours.after(at, after))));
        follow(step.by(), Reason.ANSWERED, at);
    }

    private @Nullable String lastAnswer() {
        return answers == 0 ? null : id + "-a" + answers;
    }

    private Instant published(Wait after) {
        if (publishedAt == null) {
            throw new IllegalStateException(conversation.id() + " is not published yet");
        }
        return AnsweringHours.after(publishedAt, after);
    }

    private void follow(String member, Reason reason, Instant at) {
        follows.computeIfAbsent(member, name -> new EnumMap<>(Reason.class)).putIfAbsent(reason, at);
    }

    private HistoryLine question() {
        return new HistoryLine.Question(
                id,
                asked,
                memberId.apply(conversation.asker()),
                conversation.type(),
                text.title(),
                text.body(),
                conversation.tags(),
                state,
                revision,
                writtenAt,
                conversation.isPrivate() ? null : publishedAt,
                conversation.isPrivate() ? "private" : null);
    }

    private HistoryLine follow(String member, EnumMap<Reason, Instant> since) {
        return HistoryLine.Follow.of(
                memberId.apply(member),
                id,
                Collections.min(since.values()),
                since.keySet().stream()
                        .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}

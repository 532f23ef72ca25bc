package io.wenda.standalone.discourse;

import io.wenda.standalone.discourse.Forum.Post;
import io.wenda.standalone.discourse.Forum.Solution;
import io.wenda.standalone.discourse.Forum.Topic;
import io.wenda.standalone.discourse.Forum.Watch;
import io.wenda.standalone.history.HistoryLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What was talked about: topics are questions, the replies to them answers. */
final class Threads {

    private static final int OPENING = 1;
    private static final int REGULAR = 1;
    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_BODY = 40_000;
    private static final int MOST_TAGS = 5;
    private static final long MUTED = 0;
    private static final long TRACKING = 2;
    private static final long WATCHING = 3;

    private final Forum forum;
    private final People people;
    private final Tally tally;
    private final Fitting fitting;

    Threads(Forum forum, People people, Tally tally, Fitting fitting) {
        this.forum = forum;
        this.people = people;
        this.tally = tally;
        this.fitting = fitting;
    }

    /** Questions by their numbers, each with what belongs to it. */
    Stream<HistoryLine> lines() {
        return forum.topics.values().stream().flatMap(this::thread);
    }

    private Stream<HistoryLine> thread(Topic topic) {
        List<Post> posts = forum.posts.getOrDefault(topic.id(), List.of()).stream()
                .sorted(Comparator.comparingLong(Post::number))
                .toList();
        Optional<String> why = whyNot(topic, posts);
        if (why.isPresent()) {
            tally.leftOut(why.get());
            return Stream.empty();
        }
        List<HistoryLine> lines = new ArrayList<>();
        HistoryLine.Question question = question(topic, posts.getFirst());
        lines.add(question);
        posts.stream()
                .skip(1)
                .filter(this::isAnswer)
                .map(post -> answer(post, question))
                .forEach(lines::add);
        acceptance(topic, question, lines).ifPresent(lines::add);
        follows(topic, question, lines);
        return lines.stream();
    }

    private Optional<String> whyNot(Topic topic, List<Post> posts) {
        if (topic.archetype().equals("private_message")) {
            return Optional.of("private conversations");
        }
        if (topic.deleted()
                || posts.isEmpty()
                || posts.getFirst().number() != OPENING
                || posts.getFirst().deleted()) {
            return Optional.of("deleted topics");
        }
        if (forum.closedCategories.contains(topic.category())) {
            return Optional.of("topics in categories that not everybody reads");
        }
        if (!topic.visible() || posts.getFirst().hidden()) {
            return Optional.of("topics that were hidden");
        }
        return isOfForum(topic) ? Optional.of("topics of the forum itself") : Optional.empty();
    }

    private boolean isOfForum(Topic topic) {
        return People.isForum(topic.author()) || forum.topicsAboutCategories.contains(topic.id());
    }

    private HistoryLine.Question question(Topic topic, Post opening) {
        Instant asked = fitting.moment(topic.created());
        return new HistoryLine.Question(
                questionId(topic.id()),
                asked,
                people.id(topic.author()),
                "question",
                fitting.text("titles", Mending.line(topic.title()), LONGEST_TITLE),
                body(opening),
                tags(topic),
                "published",
                1,
                asked,
                asked,
                null);
    }

    private List<String> tags(Topic topic) {
        return forum.tagsOfTopics.getOrDefault(topic.id(), List.of()).stream()
                .filter(this::isForEverybody)
                .map(tag -> Mending.tag(forum.tags.getOrDefault(tag, "")))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .limit(MOST_TAGS)
                .toList();
    }

    private boolean isForEverybody(long tag) {
        boolean forEverybody = forum.isForEverybody(tag);
        if (!forEverybody) {
            tally.leftOut("tags that not everybody sees");
        }
        return forEverybody;
    }

    private boolean isAnswer(Post post) {
        Optional<String> why = whyNot(post);
        why.ifPresent(tally::leftOut);
        return why.isEmpty();
    }

    private static Optional<String> whyNot(Post reply) {
        if (reply.deleted()) {
            return Optional.of("deleted replies");
        }
        if (reply.hidden()) {
            return Optional.of("replies that were hidden");
        }
        boolean said = reply.type() == REGULAR && !People.isForum(reply.author());
        return said ? Optional.empty() : Optional.of("whispers and notes of the forum");
    }

    private HistoryLine.Answer answer(Post post, HistoryLine.Question question) {
        return new HistoryLine.Answer(
                answerId(post.id()),
                fitting.moment(post.created(), question.at()),
                question.id(),
                people.id(post.author()),
                body(post));
    }

    private String body(Post post) {
        return fitting.text("texts", Mending.text(ForumMarkdown.plain(post.raw(), tally)), LONGEST_BODY);
    }

    private Optional<HistoryLine> acceptance(Topic topic, HistoryLine.Question question, List<HistoryLine> lines) {
        Solution solution = forum.solutions.get(topic.id());
        if (solution == null) {
            return Optional.empty();
        }
        Optional<HistoryLine> answer = lines.stream()
                .filter(line -> line.id().equals(answerId(solution.post())))
                .findFirst();
        if (answer.isEmpty()) {
            tally.leftOut("solutions whose reply is not there");
        }
        return answer.map(line -> HistoryLine.Acceptance.of(
                question.id(), line.id(), fitting.moment(solution.at().orElse(line.at()), line.at())));
    }

    private void follows(Topic topic, HistoryLine.Question question, List<HistoryLine> lines) {
        Set<String> authors = new HashSet<>();
        for (HistoryLine line : lines) {
            if (line instanceof HistoryLine.Answer answer) {
                authors.add(answer.author());
            }
        }
        for (Watch watch : forum.watches.getOrDefault(topic.id(), List.of())) {
            if (people.include(watch.user())) {
                follow(watch, question, authors).ifPresent(lines::add);
            }
        }
    }

    private Optional<HistoryLine> follow(Watch watch, HistoryLine.Question question, Set<String> authors) {
        String member = people.id(watch.user());
        List<String> reasons = new ArrayList<>();
        if (authors.contains(member)) {
            reasons.add("answered");
        }
        if (question.asker().equals(member)) {
            reasons.add("asked");
        }
        boolean wrote = !reasons.isEmpty();
        if (watch.level() == WATCHING && !wrote) {
            reasons.add("followed");
        }
        HistoryLine.Follow follow = HistoryLine.Follow.of(
                member, question.id(), fitting.moment(watch.since().orElse(question.at()), question.at()), reasons);
        if (watch.level() == MUTED && wrote) {
            return Optional.of(follow.declined());
        }
        return watch.level() >= (wrote ? TRACKING : WATCHING) ? Optional.of(follow) : Optional.empty();
    }

    private static String questionId(long topic) {
        return "discourse-t" + topic;
    }

    private static String answerId(long post) {
        return "discourse-p" + post;
    }
}

package io.wenda.standalone.discourse;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a dump of Discourse says of people, topics and posts. Its tables name each other in no order, so all of it is kept
 * in memory.
 */
final class Forum {

    /** @param staff moderator or administrator */
    record User(
            long id,
            String username,
            Optional<String> name,
            Instant created,
            String locale,
            boolean active,
            boolean staff) {}

    /** @param author 0 when they deleted their account */
    record Topic(
            long id,
            long author,
            String title,
            Instant created,
            String archetype,
            long category,
            boolean deleted,
            boolean visible) {}

    /** @param author 0 when they deleted their account */
    record Post(
            long id,
            long topic,
            long number,
            long author,
            String raw,
            Instant created,
            long type,
            boolean deleted,
            boolean hidden) {}

    record Solution(long post, Optional<Instant> at) {}

    record Watch(long user, long topic, long level, Optional<Instant> since) {}

    /** Tables of which nothing comes over, and how their rows are called. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "user_badges", "badges",
            "post_actions", "likes, bookmarks and flags",
            "post_revisions", "earlier texts",
            "bookmarks", "likes, bookmarks and flags",
            "uploads", "uploaded files",
            "polls", "polls",
            "chat_messages", "chat messages");

    /** The group that all are in. */
    private static final long EVERYBODY = 0;

    final Map<Long, User> users = new TreeMap<>();
    final Map<Long, String> emails = new HashMap<>();
    final Map<Long, Topic> topics = new TreeMap<>();
    final Map<Long, List<Post>> posts = new HashMap<>();
    final Map<Long, Solution> solutions = new HashMap<>();
    final Map<Long, List<Watch>> watches = new LinkedHashMap<>();
    final Map<Long, List<Long>> tagsOfTopics = new HashMap<>();
    final Map<Long, String> tags = new HashMap<>();
    private final Map<Long, Set<Long>> groupsOfTags = new HashMap<>();
    private final Set<Long> openTagGroups = new HashSet<>();
    final Set<Long> closedCategories = new HashSet<>();
    final Set<Long> topicsAboutCategories = new HashSet<>();
    private final Map<String, String> settings = new HashMap<>();

    private Forum() {}

    static Forum read(Path dump, Tally tally) throws IOException {
        Forum forum = new Forum();
        Map<String, Consumer<Row>> tables = forum.tables();
        ELSEWHERE.forEach((table, kind) -> tables.put(table, row -> tally.leftOut(kind)));
        tables.put("reviewables", row -> {
            if (row.text("type").orElse("").equals("ReviewableQueuedPost") && row.number("status") == 0) {
                tally.leftOut("posts that wait for approval");
            }
        });
        PgDump.read(dump, tables);
        if (forum.users.isEmpty() || forum.topics.isEmpty()) {
            throw new IllegalArgumentException("it has no users or no topics: it is no plain SQL dump of Discourse");
        }
        return forum;
    }

    /** When the forum was last alive. */
    Instant lastWord(Instant now) {
        return posts.values().stream()
                .flatMap(List::stream)
                .map(Post::created)
                .filter(created -> !created.isAfter(now))
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    /** Whether only its members could read it. */
    boolean isClosed() {
        return settings.getOrDefault("login_required", "f").equals("t");
    }

    /** Whether it showed what people are called besides their user names. */
    boolean showsFullNames() {
        return settings.getOrDefault("enable_names", "t").equals("t");
    }

    /** Whether nobody kept the tag for some, by a group of tags. */
    boolean isForEverybody(long tag) {
        return openTagGroups.containsAll(groupsOfTags.getOrDefault(tag, Set.of()));
    }

    private Map<String, Consumer<Row>> tables() {
        Map<String, Consumer<Row>> tables = new HashMap<>();
        tables.put("users", this::user);
        tables.put("user_emails", this::email);
        tables.put("categories", this::category);
        tables.put("topics", this::topic);
        tables.put("posts", this::post);
        tables.put("tags", row -> tags.put(row.number("id"), row.text("name").orElse("")));
        tables.put(
                "topic_tags",
                row -> tagsOfTopics
                        .computeIfAbsent(row.number("topic_id"), id -> new ArrayList<>())
                        .add(row.number("tag_id")));
        tables.put(
                "tag_group_memberships",
                row -> groupsOfTags
                        .computeIfAbsent(row.number("tag_id"), id -> new HashSet<>())
                        .add(row.number("tag_group_id")));
        tables.put("tag_group_permissions", this::tagGroup);
        tables.put("topic_users", this::watch);
        tables.put(
                "discourse_solved_solved_topics",
                row -> solutions.put(
                        row.number("topic_id"), new Solution(row.number("answer_post_id"), row.instant("created_at"))));
        tables.put("topic_custom_fields", this::customField);
        tables.put(
                "site_settings",
                row -> settings.put(
                        row.text("name").orElse(""), row.text("value").orElse("")));
        return tables;
    }

    private void user(Row row) {
        long id = row.number("id");
        users.put(
                id,
                new User(
                        id,
                        row.text("username").orElse(""),
                        row.text("name"),
                        row.instant("created_at").orElse(Instant.EPOCH),
                        row.text("locale").orElse(""),
                        row.flag("active"),
                        row.flag("admin") || row.flag("moderator")));
    }

    private void email(Row row) {
        if (row.flag("primary")) {
            emails.put(row.number("user_id"), row.text("email").orElse(""));
        }
    }

    private void category(Row row) {
        topicsAboutCategories.add(row.number("topic_id"));
        if (row.flag("read_restricted")) {
            closedCategories.add(row.number("id"));
        }
    }

    private void tagGroup(Row row) {
        if (row.number("group_id") == EVERYBODY) {
            openTagGroups.add(row.number("tag_group_id"));
        }
    }

    private void topic(Row row) {
        long id = row.number("id");
        topics.put(
                id,
                new Topic(
                        id,
                        row.number("user_id"),
                        row.text("title").orElse(""),
                        row.instant("created_at").orElse(Instant.EPOCH),
                        row.text("archetype").orElse(""),
                        row.number("category_id"),
                        row.text("deleted_at").isPresent(),
                        row.flag("visible")));
    }

    private void post(Row row) {
        Post post = new Post(
                row.number("id"),
                row.number("topic_id"),
                row.number("post_number"),
                row.number("user_id"),
                row.text("raw").orElse(""),
                row.instant("created_at").orElse(Instant.EPOCH),
                row.number("post_type"),
                row.text("deleted_at").isPresent() || row.flag("user_deleted"),
                row.flag("hidden"));
        posts.computeIfAbsent(post.topic(), id -> new ArrayList<>()).add(post);
    }

    private void watch(Row row) {
        Watch watch = new Watch(
                row.number("user_id"),
                row.number("topic_id"),
                row.number("notification_level"),
                row.instant("notifications_changed_at"));
        watches.computeIfAbsent(watch.topic(), id -> new ArrayList<>()).add(watch);
    }

    /** Where the solved plugin kept its answers before it had a table. */
    private void customField(Row row) {
        if (row.text("name").orElse("").equals("accepted_answer_post_id")) {
            row.text("value")
                    .filter(value -> value.matches("\\d{1,18}"))
                    .map(value -> new Solution(Long.parseLong(value), row.instant("created_at")))
                    .ifPresent(solution -> solutions.putIfAbsent(row.number("topic_id"), solution));
        }
    }
}

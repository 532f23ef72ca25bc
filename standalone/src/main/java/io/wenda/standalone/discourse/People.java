package io.wenda.standalone.discourse;

import io.wenda.standalone.discourse.Forum.Post;
import io.wenda.standalone.discourse.Forum.User;
import io.wenda.standalone.history.HistoryLine;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who was in the forum, and who of them comes over. */
final class People {

    /** Stands for everybody who deleted their account; below are the forum's own accounts. */
    private static final long NOBODY = 0;

    private static final int LONGEST_NAME = 40;

    private final Forum forum;
    private final Tally tally;
    private final Fitting fitting;
    private final Set<String> addresses = new HashSet<>();
    private final Set<Long> writers = new HashSet<>();
    private final TreeMap<Long, User> comeOver = new TreeMap<>();

    People(Forum forum, Tally tally, Fitting fitting) {
        this.forum = forum;
        this.tally = tally;
        this.fitting = fitting;
        forum.posts.values().forEach(posts -> posts.forEach(post -> writers.add(known(post.author()))));
        forum.topics.values().forEach(topic -> writers.add(known(topic.author())));
        forum.users.values().stream().filter(this::comesOver).forEach(user -> comeOver.put(user.id(), user));
    }

    private boolean comesOver(User user) {
        if (user.id() <= NOBODY) {
            return false;
        }
        tally.leftOut("passwords");
        if (!user.active() && !writers.contains(user.id())) {
            tally.leftOut("accounts that were never activated");
            return false;
        }
        return true;
    }

    /** Members by their numbers. */
    Stream<HistoryLine> lines() {
        return Stream.concat(writers.contains(NOBODY) ? Stream.of(nobody()) : Stream.empty(), members());
    }

    /** The member who writes for this user of the forum. */
    String id(long user) {
        return memberId(known(user));
    }

    boolean include(long user) {
        return comeOver.containsKey(user);
    }

    /** Whether the forum itself wrote. */
    static boolean isForum(long user) {
        return user < NOBODY;
    }

    private Stream<HistoryLine> members() {
        return comeOver.values().stream()
                .map(user -> new HistoryLine.Member(
                        memberId(user.id()),
                        fitting.moment(user.created()),
                        fitting.text("names", name(user), LONGEST_NAME),
                        address(user),
                        language(user),
                        user.staff() ? List.of("moderator") : List.of()));
    }

    private static String language(User user) {
        return Stream.of("zh", "fr", "ru")
                .filter(user.locale()::startsWith)
                .findFirst()
                .orElse("en");
    }

    private HistoryLine nobody() {
        Instant first = forum.posts.values().stream()
                .flatMap(List::stream)
                .filter(post -> known(post.author()) == NOBODY)
                .map(Post::created)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return new HistoryLine.Member(
                memberId(NOBODY), fitting.moment(first), "Former member", unreachable(NOBODY), "en", List.of());
    }

    private String name(User user) {
        String name = forum.showsFullNames() ? Mending.line(user.name().orElse("")) : "";
        return name.isEmpty() ? Mending.line(user.username()) : name;
    }

    /** Addresses that are missing, wrong or taken become one at which nobody is reached. */
    private String address(User user) {
        Optional<String> address =
                Mending.address(forum.emails.getOrDefault(user.id(), "")).filter(addresses::add);
        if (address.isEmpty()) {
            tally.changed("addresses that are missing or cannot be");
        }
        return address.orElse(unreachable(user.id()));
    }

    private static String unreachable(long user) {
        return memberId(user) + "@discourse.invalid";
    }

    private static String memberId(long user) {
        return "discourse-u" + user;
    }

    private long known(long user) {
        return isForum(user) || forum.users.containsKey(user) ? user : NOBODY;
    }
}

package io.wenda.standalone.demo;

import io.wenda.standalone.history.HistoryLine;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The last 90 days of the imaginary community, as lines to import: everybody who was there, then what they did. */
final class History {

    private static final int DAYS = 90;

    /** A demo account, which is there already, with what it is called now. */
    record Account(String handle, String id, String name, String language) {

        static Account of(String handle, JsonNode member) {
            return new Account(
                    handle,
                    member.path("id").asString(""),
                    member.path("name").asString(""),
                    member.path("language").asString("en"));
        }
    }

    private final Community community;
    private final List<Account> accounts;
    private final Instant imported;
    private final Map<String, String> ids = new HashMap<>();

    History(Community community, List<Account> accounts, Instant imported) {
        this.community = community;
        this.accounts = accounts;
        this.imported = imported;
        community.members().forEach(member -> ids.put(member.handle(), Past.idOf(member.handle())));
        accounts.forEach(account -> ids.put(account.handle(), account.id()));
    }

    Stream<HistoryLine> lines() {
        Stream<HistoryLine> joined = Stream.concat(
                accounts.stream().map(this::member),
                community.members().stream().map(this::member));
        Stream<HistoryLine> written = community.past().stream()
                .sorted(Comparator.comparing(thread -> thread.asked().before(imported)))
                .flatMap(thread -> Past.lines(thread, this::id, imported));
        Stream<HistoryLine> announced = community.notices().stream().map(notice -> notice.line(this::id, imported));
        Stream<HistoryLine> sponsored = DemoSponsor.ALL.stream().map(each -> each.line(daysAgo(each.daysAgo())));
        return Stream.of(joined, written, announced, sponsored).flatMap(lines -> lines);
    }

    private HistoryLine member(DemoMember member) {
        return new HistoryLine.Member(
                id(member.handle()),
                daysAgo(member.joined()),
                member.name(),
                member.email(),
                member.speaks(),
                member.roles());
    }

    /** They were there from the beginning; what they may do stays as it is. */
    private HistoryLine member(Account account) {
        return new HistoryLine.Member(
                account.id(),
                daysAgo(DAYS),
                account.name(),
                account.handle() + "@wenda.test",
                account.language(),
                List.of());
    }

    private Instant daysAgo(int days) {
        return new Asked.DaysAgo(days, LocalTime.MIDNIGHT).before(imported);
    }

    private String id(String handle) {
        String id = ids.get(handle);
        if (id == null) {
            throw new IllegalStateException("no member '" + handle + "' in the demo");
        }
        return id;
    }
}

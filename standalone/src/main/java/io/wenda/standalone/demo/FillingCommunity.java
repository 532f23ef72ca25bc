package io.wenda.standalone.demo;

import io.wenda.standalone.demo.Conversation.Answered;
import io.wenda.standalone.demo.Conversation.Approved;
import io.wenda.standalone.demo.History.Account;
import io.wenda.standalone.demo.PublicApi.Answer;
import io.wenda.standalone.history.HistoryLine;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Fills the community: the administrator imports the last 90 days, then the demo accounts ask, are let in by the
 * moderator, answer and accept today, as any member would.
 *
 * <p>Everything has an id or a key of its own, so filling again adds nothing.
 */
public final class FillingCommunity {

    /** What a second filling meets where the first has been: nothing to add. */
    private static final Set<String> THERE_ALREADY =
            Set.of("already-decided", "idempotency-key-reused", "changed-meanwhile");

    private static final Set<DemoAccount> WHO_ACT = EnumSet.of(
            DemoAccount.ADMIN,
            DemoAccount.MODERATOR,
            DemoAccount.DUTY,
            DemoAccount.ASSISTANT,
            DemoAccount.ASKER,
            DemoAccount.ANSWERER);
    private static final String GROUP = "free";
    private static final List<String> SERVICES = List.of("membership", "question", "notification");

    private final PublicApi api;
    private final String password;
    private final Instant began;
    private final Community community = Community.load();
    private final Map<String, Answer> sessions = new HashMap<>();

    /** @param began when it was filled for the first time */
    public FillingCommunity(URI address, String password, Instant began) {
        this.api = new PublicApi(address);
        this.password = password;
        this.began = began;
    }

    /** Returns what there is because of it, in a sentence. */
    public String fill() throws IOException, InterruptedException {
        for (DemoAccount account : WHO_ACT) {
            sessions.put(account.handle(), signIn(account.email()));
        }
        long stored = importPast();
        for (Conversation thread : community.today()) {
            hold(thread);
        }
        askForGroup();
        sponsor();
        return "%d threads of the last 90 days (%s) and %d of today."
                .formatted(
                        community.past().size(),
                        stored == 0 ? "there already" : stored + " lines imported",
                        community.today().size());
    }

    private Answer signIn(String email) throws IOException, InterruptedException {
        Answer session = api.post(
                "/api/session", null, "demo-" + email, Map.of("email", email, "password", password, "token", true));
        if (!session.isDone()) {
            throw refused(email + " could not sign in", session);
        }
        return session;
    }

    private long importPast() throws IOException, InterruptedException {
        List<HistoryLine> lines =
                new History(community, accounts(), began).lines().toList();
        long stored = 0;
        for (String service : SERVICES) {
            stored += api.bring(service, lines.stream(), token(DemoAccount.ADMIN.handle()))
                    .stored();
        }
        return stored;
    }

    private List<Account> accounts() {
        return sessions.entrySet().stream()
                .map(session ->
                        Account.of(session.getKey(), session.getValue().body().path("member")))
                .toList();
    }

    private void hold(Conversation thread) throws IOException, InterruptedException {
        Answer asked = api.post(
                "/api/questions",
                token(thread.asker()),
                "demo-question-" + thread.id(),
                Map.of("title", thread.text().title(), "body", thread.text().body(), "tags", thread.tags()));
        if (done(asked) && thread.isPublished()) {
            String id = asked.text("id");
            approve(thread, id, asked.body().path("revision").asInt(1));
            List<Answered> answers = thread.steps(Answered.class).toList();
            for (int number = 1; number <= answers.size(); number++) {
                answer(thread, id, number, answers.get(number - 1));
            }
        }
    }

    private void approve(Conversation thread, String question, int revision) throws IOException, InterruptedException {
        String moderator =
                thread.steps(Approved.class).findFirst().orElseThrow().by();
        done(api.post(
                "/api/reviews/" + question + "/decision",
                token(moderator),
                "demo-decision-" + question,
                Map.of("decision", "approve", "revision", revision)));
    }

    private void answer(Conversation thread, String question, int number, Answered reply)
            throws IOException, InterruptedException {
        Answer answered = api.post(
                "/api/questions/" + question + "/answers",
                token(reply.by()),
                "demo-answer-" + thread.id() + "-" + number,
                Map.of("body", reply.body()));
        if (done(answered) && reply.accepted().isPresent()) {
            accept(thread, question, answered.text("id"));
        }
    }

    /** An enterprise sponsors, its money is seen, and remote help has a time. Once: what is paid is not open any more. */
    private void sponsor() throws IOException, InterruptedException {
        String sponsor = token(DemoAccount.ANSWERER.handle());
        Answer order = api.post(
                "/api/orders",
                sponsor,
                "demo-sponsorship",
                Map.of("plan", "enterprise", "notice", true, "name", "北辰网络", "message", "祝社群越来越好。"));
        if (!done(order) || !order.text("state").equals("open")) {
            return;
        }
        String id = order.text("id");
        done(api.put("/api/orders/" + id + "/claim", sponsor, Map.of("nickname", "北辰网络")));
        done(api.put(
                "/api/claims/" + id + "/decision",
                token(DemoAccount.ASSISTANT.handle()),
                Map.of("decision", "confirm")));
        String path = "/api/sponsors/"
                + api.get("/api/sponsors/mine", sponsor)
                        .body()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString();
        done(api.put(
                path + "/message",
                token(DemoAccount.MODERATOR.handle()),
                Map.of("revision", 1, "decision", "approve")));
        Answer asked = api.post(
                path + "/help", sponsor, "demo-help", Map.of("wish", "升级后连接池偶尔取不到连接，平日晚上方便。", "zone", "Asia/Shanghai"));
        String evening = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(2) + "T20:00";
        done(api.put(
                path + "/help/" + asked.body().path("help").path(0).path("id").asString(),
                token(DemoAccount.DUTY.handle()),
                Map.of(
                        "step", 1,
                        "state", "scheduled",
                        "localTime", evening,
                        "zone", "Asia/Shanghai",
                        "words", "到时我会发会议链接。")));
    }

    /** Whatever the asker accepted meanwhile stays accepted. */
    private void accept(Conversation thread, String question, String answer) throws IOException, InterruptedException {
        String asker = token(thread.asker());
        String path = "/api/questions/" + question;
        if (api.get(path, asker).text("acceptedAnswerId").isEmpty()) {
            done(api.put(path + "/accepted-answer", asker, Map.of("answerId", answer)));
        }
    }

    /** So that the assistant has somebody to look at; where the community's profile has that group. */
    private void askForGroup() throws IOException, InterruptedException {
        String asker = token(DemoAccount.ASKER.handle());
        for (JsonNode group : api.get("/api/groups", asker).body().path("groups")) {
            if (group.path("id").asString("").equals(GROUP)) {
                String remark = group.path("remark").asString("");
                done(api.post(
                        "/api/groups/" + GROUP + "/requests",
                        asker,
                        "demo-group",
                        Map.of("nickname", "云雀", "remark", remark)));
            }
        }
    }

    private String token(String handle) {
        Answer session = sessions.get(handle);
        if (session == null) {
            throw new IllegalStateException("no demo account '" + handle + "'");
        }
        return session.text("token");
    }

    /** True when it was done now or by the same request before; false when something of its kind is there already. */
    private static boolean done(Answer answer) {
        if (!answer.isDone() && !THERE_ALREADY.contains(answer.code())) {
            throw refused("the demo was refused", answer);
        }
        return answer.isDone();
    }

    private static IllegalStateException refused(String what, Answer answer) {
        return new IllegalStateException(what + ": " + answer.status() + " " + answer.body());
    }
}

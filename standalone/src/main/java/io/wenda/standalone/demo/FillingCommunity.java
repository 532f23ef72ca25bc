package io.wenda.standalone.demo;

import io.wenda.standalone.demo.Community.Conversation;
import io.wenda.standalone.demo.Community.Newcomer;
import io.wenda.standalone.demo.Community.Reply;
import io.wenda.standalone.demo.PublicApi.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills the community as its members would: they sign up, ask, are let in by the moderator, answer and accept.
 *
 * <p>Everything is sent under a key of its own, so filling again adds nothing.
 */
public final class FillingCommunity {

    /** What a second filling meets where the first has been: nothing to add. */
    private static final Set<String> THERE_ALREADY =
            Set.of("address-in-use", "already-decided", "idempotency-key-reused", "changed-meanwhile");

    private final PublicApi api;
    private final String password;
    private final Community community = Community.load();
    private final Map<String, String> tokens = new HashMap<>();

    public FillingCommunity(URI address, String password) {
        this.api = new PublicApi(address);
        this.password = password;
    }

    /** Returns how many threads there are now because of it. */
    public int fill() throws IOException, InterruptedException {
        for (Newcomer newcomer : community.members()) {
            signUp(newcomer);
            tokens.put(newcomer.id(), signIn(newcomer.email()));
        }
        for (DemoAccount account : List.of(DemoAccount.ASKER, DemoAccount.ANSWERER, DemoAccount.MODERATOR)) {
            tokens.put(account.id(), signIn(account.email()));
        }
        for (Conversation thread : community.threads()) {
            hold(thread);
        }
        return community.threads().size();
    }

    private void signUp(Newcomer newcomer) throws IOException, InterruptedException {
        done(api.post(
                "/api/members",
                null,
                "demo-" + newcomer.id(),
                Map.of(
                        "name", newcomer.name(),
                        "email", newcomer.email(),
                        "password", password,
                        "language", newcomer.language())));
    }

    private String signIn(String email) throws IOException, InterruptedException {
        Answer session = api.post(
                "/api/session", null, "demo-" + email, Map.of("email", email, "password", password, "token", true));
        if (!session.isDone()) {
            throw refused(email + " could not sign in", session);
        }
        return session.text("token");
    }

    private void hold(Conversation thread) throws IOException, InterruptedException {
        Answer asked = api.post(
                "/api/questions",
                token(thread.author()),
                "demo-question-" + thread.id(),
                Map.of("title", thread.title(), "body", text(thread.body()), "tags", thread.tags()));
        if (done(asked) && thread.published()) {
            String id = asked.text("id");
            approve(id, asked.body().path("revision").asInt(1));
            for (int number = 1; number <= thread.answers().size(); number++) {
                answer(thread, id, number);
            }
        }
    }

    private void approve(String question, int revision) throws IOException, InterruptedException {
        done(api.post(
                "/api/reviews/" + question + "/decision",
                token(DemoAccount.MODERATOR.id()),
                "demo-decision-" + question,
                Map.of("decision", "approve", "revision", revision)));
    }

    private void answer(Conversation thread, String question, int number) throws IOException, InterruptedException {
        Reply reply = thread.answers().get(number - 1);
        Answer answered = api.post(
                "/api/questions/" + question + "/answers",
                token(reply.author()),
                "demo-answer-" + thread.id() + "-" + number,
                Map.of("body", text(reply.body())));
        if (done(answered) && reply.accepted()) {
            accept(thread, question, answered.text("id"));
        }
    }

    /** Whatever the asker accepted meanwhile stays accepted. */
    private void accept(Conversation thread, String question, String answer) throws IOException, InterruptedException {
        String asker = token(thread.author());
        String path = "/api/questions/" + question;
        if (api.get(path, asker).text("acceptedAnswerId").isEmpty()) {
            done(api.put(path + "/accepted-answer", asker, Map.of("answerId", answer)));
        }
    }

    private String token(String author) {
        String token = tokens.get(author);
        if (token == null) {
            throw new IllegalStateException("no member '" + author + "' in the demo");
        }
        return token;
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

    private static String text(List<String> lines) {
        return String.join("\n", lines);
    }
}

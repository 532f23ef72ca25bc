package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.openapi.Documents;
import io.wenda.openapi.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * An integrator who has read {@code /docs} and takes it at its word: every operation does what it says, and says no where it
 * says so.
 */
@OnWenda
@Order(3)
class ApiJourney {

    private static final String TITLE = "Does the document of the API say what it does";
    private static final String BODY = "It should, and somebody should have tried every line of it.";

    @Test
    void every_operation_does_what_the_document_says(Wenda wenda) {
        wenda.isOurs();
        Person asker = wenda.signedIn("asker@wenda.test");
        Person moderator = wenda.signedIn("moderator@wenda.test");
        Promise promise = Person.promiseOf(wenda.url());

        signsInAndOut(wenda);
        manages(wenda);
        proves(wenda);
        securesItself(wenda);
        isKnownElsewhere(wenda);
        String question = asks(asker, moderator);
        hears(asker, question, answers(wenda, asker, question));
        asksBack(wenda, asker, moderator);
        proposes(asker, moderator);
        tends(wenda, moderator);
        writesTo(wenda);
        wonders(wenda);
        joins(wenda);
        chats(wenda);
        leaves(wenda);
        behaves(wenda, moderator);
        tellsOthers(wenda.signedIn("admin@wenda.test"));
        announces(asker, moderator);
        remembers(wenda.signedIn("admin@wenda.test"));

        Set<String> done = promise.kept().stream()
                .filter(kept -> kept.matches(".* 2\\d\\d"))
                .map(kept -> kept.substring(0, kept.lastIndexOf(' ')))
                .collect(Collectors.toSet());
        assertThat(done).as("operations that answered well").containsAll(promise.operations());
    }

    private static void signsInAndOut(Wenda wenda) {
        Person leaving = wenda.newcomer("Reader");
        leaving.get("/api/session").is(200);
        leaving.get("/api/members/me").is(200);
        leaving.put("/api/members/me", Map.of("name", "Reader of documents", "language", "zh"))
                .is(200);
        leaving.delete("/api/session").is(204);
        wenda.nobody().get("/api/session/demo").is(200);
        wenda.nobody()
                .post("/api/session/demo", Map.of("email", "duty@wenda.test"))
                .is(200);
    }

    private static void proves(Wenda wenda) {
        Person member = wenda.newcomer("Provable");
        String email =
                member.get("/api/members/me").is(200).json().required("email").asString();
        member.post("/api/members/me/verification", Map.of()).is(202);
        wenda.nobody()
                .post("/api/links", Map.of("token", wenda.linkIn(email, "/verify")))
                .is(200);
        member.put("/api/members/me/email", Map.of("email", "next." + email, "password", wenda.password()))
                .is(202);
        member.put("/api/members/me/password", Map.of("current", wenda.password(), "password", wenda.password()))
                .is(204);
        wenda.nobody().post("/api/password-resets", Map.of("email", email)).is(202);

        Person elsewhere = wenda.nobody().signsIn(email, wenda.password());
        JsonNode sessions = member.get("/api/sessions").is(200).json().required("items");
        assertThat(sessions).hasSize(2);
        member.delete("/api/sessions/" + sessions.required(0).required("id").asString())
                .is(204);
        await().until(() -> elsewhere.get("/api/sessions").status() == 401);
        member.delete("/api/sessions").is(204);
    }

    private static void securesItself(Wenda wenda) {
        Person admin = wenda.signedIn("admin@wenda.test");
        Person member = wenda.newcomer("Careful");
        Map<String, String> password = Map.of("password", wenda.password());
        String recovery = setsUp(member, password);
        recovery = member.post(
                        "/api/second-factor/recovery-codes", Map.of("password", wenda.password(), "code", recovery))
                .is(200)
                .json()
                .at("/recoveryCodes/0")
                .asString();
        member.post("/api/second-factor/removal", Map.of("password", wenda.password(), "code", recovery))
                .is(204);
        setsUp(member, password);
        member.get("/api/second-factor").is(200);
        String id = member.get("/api/members/me").is(200).id();
        admin.delete("/api/members/" + id + "/second-factor").is(204);

        JsonNode made = member.post(
                        "/api/tokens",
                        Map.of("name", "reader", "scopes", List.of("read"), "days", 7, "password", wenda.password()))
                .is(201)
                .json();
        Person program = wenda.nobody().withToken(made.required("token").asString());
        program.get("/api/inbox").is(200);
        program.put("/api/members/me", Map.of("name", "Robot")).is(403);
        program.get("/api/tokens").is(403);
        member.get("/api/tokens").is(200);
        member.delete("/api/tokens/" + made.at("/made/id").asString()).is(204);
        await().until(() -> program.get("/api/inbox").status() == 401);

        admin.get("/api/admin/membership/keys").is(200);
        admin.post("/api/admin/membership/keys", Map.of()).is(200);
        admin.get("/api/admin/membership/audit").is(200);
        wenda.nobody().get("/.well-known/jwks.json").is(200);
    }

    private static String setsUp(Person member, Map<String, String> password) {
        String secret = member.post("/api/second-factor", password)
                .is(200)
                .json()
                .required("secret")
                .asString();
        return member.put("/api/second-factor", Map.of("code", new Authenticator(secret).code(0)))
                .is(200)
                .json()
                .at("/recoveryCodes/0")
                .asString();
    }

    private static void isKnownElsewhere(Wenda wenda) {
        Person nobody = wenda.nobody();
        nobody.get("/api/issuers").is(200);
        IdentityDesk.OPEN.next();
        Reply way = nobody.post("/api/issuers/github/visits", Map.of()).is(200);
        String ticket = nobody.post("/api/issuers/returns", IdentityDesk.OPEN.visit(way))
                .is(200)
                .json()
                .required("ticket")
                .asString();
        nobody.post("/api/session/issued", Map.of("ticket", ticket, "name", "Octavia"))
                .is(200);

        IdentityDesk.OPEN.next();
        Person member = wenda.newcomer("Linked");
        Reply out = member.post("/api/issuers/links/github", Map.of("password", wenda.password()))
                .is(200);
        member.post("/api/issuers/returns", IdentityDesk.OPEN.visit(out)).is(200);
        String link = member.get("/api/issuers/links")
                .is(200)
                .json()
                .at("/items/0/id")
                .asString();
        member.delete("/api/issuers/links/" + link).is(204);
    }

    private static void manages(Wenda wenda) {
        Person admin = wenda.signedIn("admin@wenda.test");
        JsonNode duty = admin.get("/api/members?query=duty")
                .is(200)
                .json()
                .required("items")
                .required(0);
        String path = "/api/members/" + duty.required("id").asString();
        admin.put(path + "/roles", Map.of("roles", duty.required("roles"), "version", duty.required("version")))
                .is(200);
        wenda.nobody().get(path).is(200);
    }

    private static String asks(Person asker, Person moderator) {
        asker.post("/api/preview", Map.of("body", BODY)).is(200);
        asker.get("/api/people?name=a").is(200);
        portrays(asker);
        String withdrawn = asker.asks("A question that nobody needs to read");
        asker.delete("/api/questions/" + withdrawn).is(204);
        JsonNode sent = asker.post("/api/questions", Map.of("title", TITLE, "body", BODY, "tags", List.of("api")))
                .is(201)
                .json();
        String question = sent.required("id").asString();
        asker.put(
                        "/api/questions/" + question,
                        Map.of(
                                "title",
                                TITLE,
                                "body",
                                BODY + " Twice.",
                                "tags",
                                List.of(),
                                "version",
                                sent.required("version")))
                .is(200);
        String review =
                "/api/reviews/" + moderator.reviewOf(question).required("id").asString();
        moderator.get(review).is(200);
        moderator.put(review + "/claim", null).is(200);
        moderator.delete(review + "/claim").is(204);
        moderator.approves(question);
        asker.delete("/api/questions/" + question + "/edit").is(204);
        moderator.get("/api/reviews/decided").is(200);
        moderator.get("/api/reviews/decided/export").is(200);
        moderator
                .post("/api/reviews/rejections", Map.of("author", "nobody-1", "reason", "unclear"))
                .is(200);
        asker.get("/api/reviews/times").is(200);
        asker.get("/api/reviews/reasons").is(200);
        isDeclinedAndReplies(asker, moderator);
        asker.get("/api/questions?author=me").is(200);
        asker.get("/api/questions?tag=api&view=unanswered&limit=1").is(200);
        return question;
    }

    private static void portrays(Person member) {
        String person = "/api/people/" + member.get("/api/members/me").is(200).id();
        member.get(person).is(200);
        member.get(person + "/answers").is(200);
        member.get(person + "/questions").is(200);
        member.setsPicture(SamplePicture.PNG).is(200);
        member.delete("/api/avatars/me").is(204);
        for (String service : List.of("membership", "question", "notification")) {
            member.get("/api/export/" + service).is(200);
        }
    }

    private static void leaves(Wenda wenda) {
        Person leaver = wenda.newcomer("Gone Soon");
        leaver.put("/api/members/me/deletion", Map.of("password", wenda.password()))
                .is(200);
    }

    private static void isDeclinedAndReplies(Person asker, Person moderator) {
        String declined = asker.asks("A question that is declined once, and then corrected");
        moderator
                .post(
                        "/api/reviews/" + declined + "/decision",
                        Map.of("decision", "reject", "revision", 1, "reason", "unclear"))
                .is(200);
        asker.post("/api/questions/" + declined + "/reply", Map.of("words", "It says all there is."))
                .is(200);
        Map<String, Object> text = Map.of("title", "A question that was corrected", "body", BODY);
        moderator
                .post(
                        "/api/reviews/" + declined + "/decision",
                        Map.of("decision", "approve", "revision", 2, "text", text))
                .is(200);
    }

    private static void flags(Person member, Person moderator, String post) {
        member.put("/api/posts/" + post + "/flag", Map.of("type", "off-topic")).is(200);
        member.get("/api/posts/flags").is(200);
        String desk = "/api/reviews/flags/" + post;
        moderator.get(desk).is(200);
        moderator.put(desk + "/claim", null).is(200);
        moderator.delete(desk + "/claim").is(204);
        moderator
                .post(desk + "/decision", Map.of("decision", "decline", "revision", 1))
                .is(204);
    }

    private static String answers(Wenda wenda, Person asker, String question) {
        Person answerer = wenda.signedIn("answerer@wenda.test");
        asker.isFollowing(question);
        String answer = answerer.answers(question, "Every line, by this very journey.");
        asker.accepts(question, answer);
        answerer.put("/api/answers/" + answer, Map.of("body", "Every line, and twice.", "version", 1))
                .is(200);
        answerer.delete("/api/answers/" + answer + "/edit").is(204);
        wenda.nobody().get("/api/answers/" + answer + "/revisions").is(200);
        wenda.nobody().get("/api/questions/" + question + "/revisions").is(200);
        Person moderator = wenda.signedIn("moderator@wenda.test");
        moderator
                .put("/api/questions/" + question + "/closing", Map.of("reason", "off-topic"))
                .is(204);
        moderator.delete("/api/questions/" + question + "/closing").is(204);
        for (String path : List.of(
                "/api/questions/" + question + "/lock",
                "/api/questions/" + question + "/removal",
                "/api/answers/" + answer + "/outdated")) {
            moderator.put(path, null).is(204);
            moderator.delete(path).is(204);
        }
        flags(asker, moderator, answer);
        moderator.delete("/api/answers/" + answer).is(204);
        moderator.delete("/api/answers/" + answer + "/removal").is(204);
        asker.accepts(question, answer);
        asker.put("/api/votes/" + answer, Map.of("value", "up")).is(200);
        asker.delete("/api/votes/" + answer).is(200);
        String comment = asker.post("/api/posts/" + answer + "/comments", Map.of("body", "Every one?"))
                .is(201)
                .json()
                .required("id")
                .asString();
        asker.put("/api/comments/" + comment, Map.of("body", "Every single one?", "version", 1))
                .is(200);
        asker.delete("/api/comments/" + comment + "/edit").is(204);
        asker.delete("/api/comments/" + comment).is(204);
        wenda.nobody().get("/api/questions/" + question).is(200);
        wenda.nobody().get("/api/questions/" + question + "/answers").is(200);
        wenda.nobody()
                .get("/api/questions/" + question + "/ready-text?language=fr")
                .is(200);
        wenda.nobody().get("/api/answers/" + answer + "/ready-text").is(200);
        wenda.nobody().get("/api/search?q=document+is:accepted&limit=1").is(200);
        answerer.put("/api/search/similar/" + question + "/solved", null).is(200);
        wenda.nobody().get("/api/search/similar?title=" + Person.encoded(TITLE)).is(200);
        return answer;
    }

    private static void hears(Person asker, String question, String answer) {
        await("the alert of " + answer)
                .until(() -> asker.alerts("answer", question).stream()
                        .anyMatch(row -> row.required("answerId").asString().equals(answer)));
        JsonNode row = asker.alerts("answer", question).getFirst();
        asker.get("/api/inbox/count").is(200);
        asker.put("/api/inbox/seen", Map.of("upTo", row.required("id"))).is(204);
        asker.put("/api/inbox/" + Person.encoded(row.required("id").asString()) + "/read", null)
                .is(204);
        asker.put("/api/inbox/read", Map.of("upTo", row.required("id"))).is(204);
        String archived = "/api/inbox/" + Person.encoded(row.required("id").asString()) + "/archived";
        asker.put(archived, null).is(204);
        asker.delete(archived).is(204);
        asker.get("/api/follows").is(200);
        asker.delete("/api/follows/question/" + question).is(200);
        asker.put("/api/follows/question/" + question, null).is(200);
        asker.put("/api/follows/question/" + question + "/mute", null).is(200);
        asker.get("/api/follows/muted").is(200);
        asker.delete("/api/follows/question/" + question + "/mute").is(200);
        try (Bell bell = asker.listens()) {
            Person.promiseOf(asker.url()).isKept("GET", "/api/inbox/stream", 200, bell.mediaType(), "");
        }
    }

    /** A question that lacks something, and an answer that misses it. */
    private static void asksBack(Wenda wenda, Person asker, Person moderator) {
        String question = asker.asks("What does it take to understand this question");
        moderator.approves(question);
        Person answerer = wenda.signedIn("answerer@wenda.test");
        String answer = answerer.answers(question, "It takes more than it says.");
        asker.put("/api/answers/" + answer + "/objection", Map.of("words", "That is not what I asked."))
                .is(204);
        String enquiry = "/api/questions/" + question + "/enquiry";
        answerer.put(enquiry, Map.of("words", "Which version?")).is(204);
        answerer.delete(enquiry).is(204);
        String notes = "/api/questions/" + question + "/notes";
        String note = moderator
                .post(notes, Map.of("body", "We know this one."))
                .is(201)
                .id();
        moderator.get(notes).is(200);
        moderator.delete("/api/notes/" + note).is(204);
        moderator.put("/api/questions/" + question + "/privacy", null).is(204);
        moderator.delete("/api/questions/" + question + "/privacy").is(204);
    }

    private static void proposes(Person asker, Person moderator) {
        asker.get("/api/question-types").is(200);
        String plan = Stream.of("Goal", "Design", "Alternatives", "Cost", "Compatibility")
                .map(section -> "# " + section + "\n\nThis is what is to be said of it.\n\n")
                .collect(Collectors.joining());
        Map<String, Object> text = Map.of("type", "proposal", "title", "A page for every operation", "body", plan);
        asker.sendsImage(SamplePicture.PNG);
        asker.put("/api/drafts/ask", text).is(200);
        asker.get("/api/drafts").is(200);
        asker.get("/api/drafts?name=ask").is(200);
        asker.get("/api/drafts/ask").is(200);
        asker.delete("/api/drafts/ask").is(204);
        String proposal = asker.post("/api/questions", text).is(201).id();
        moderator.approves(proposal);
        String conclusion = "/api/questions/" + proposal + "/conclusion";
        moderator
                .put(conclusion, Map.of("outcome", "declined", "words", "One page for all of them will do."))
                .is(204);
        moderator.delete(conclusion).is(204);
    }

    /** What the staff keeps in order. */
    private static void tends(Wenda wenda, Person moderator) {
        moderator.put("/api/tags/api", Map.of("about", "What programs call.")).is(204);
        moderator.put("/api/tags/apis/merge", Map.of("into", "api")).is(200);
        wenda.nobody().get("/api/tags").is(200);
        wenda.nobody().get("/api/tags/api").is(200);
        Map<String, Object> reply = Map.of("language", "en", "title", "Which version", "body", "Which version is it?");
        JsonNode template =
                moderator.post("/api/reply-templates", reply).is(201).json();
        String path = "/api/reply-templates/" + template.required("id").asString();
        moderator.get("/api/reply-templates").is(200);
        Map<String, Object> changed = new HashMap<>(reply);
        changed.put("version", template.required("version"));
        moderator.put(path, changed).is(200);
        moderator.delete(path).is(204);
        String ability = "/api/members/"
                + wenda.newcomer("Discreet").get("/api/members/me").is(200).id() + "/abilities/answer-by";
        Person admin = wenda.signedIn("admin@wenda.test");
        admin.put(ability, Map.of("answerMinutes", 480)).is(200);
        admin.delete(ability).is(200);
        String side = "/api/admin/question/free-side";
        admin.put(side, Map.of("closed", false)).is(200);
        admin.get(side).is(200);
        wenda.nobody().get("/api/free-side").is(200);
    }

    private static void writesTo(Wenda wenda) {
        Person asker = wenda.newcomer("Written To");
        Map<String, Object> wanted = Map.of("mail", Map.of("asked", "now"), "zone", "Asia/Shanghai");
        asker.put("/api/preferences", wanted).is(200);
        asker.get("/api/preferences").is(200);
        asker.delete("/api/preferences/refusal").is(204);
        String question = asker.asks("Does mail come with a link to end it");
        wenda.signedIn("moderator@wenda.test").approves(question);
        String mail = await("mail of the decision")
                .until(() -> wenda.mailWith("/questions/" + question), found -> !found.isEmpty());
        Matcher link = Pattern.compile("(/unsubscribe/[A-Za-z0-9_-]+)").matcher(mail);
        assertThat(link.find()).isTrue();
        wenda.nobody()
                .postRaw(
                        link.group(1),
                        "List-Unsubscribe=One-Click",
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .is(204);
    }

    /** Whether something came, and how; once more by mail. */
    private static void wonders(Wenda wenda) {
        Person asker = wenda.newcomer("Wondering");
        String question = asker.asks("Did the word of this question reach its asker");
        wenda.signedIn("moderator@wenda.test").approves(question);
        await("the decision on " + question)
                .until(() -> !asker.alerts("question-published", question).isEmpty());
        String alert = Person.encoded(asker.alerts("question-published", question)
                .getFirst()
                .required("id")
                .asString());
        asker.get("/api/inbox/" + alert + "/delivery").is(200);
        Person admin = wenda.signedIn("admin@wenda.test");
        String member = asker.get("/api/members/me").is(200).id();
        admin.get("/api/admin/notification/deliveries?member=" + member + "&event=" + question)
                .is(200);
        admin.post("/api/admin/notification/deliveries/" + alert + "/mail", Map.of())
                .is(202);
    }

    private static void joins(Wenda wenda) {
        wenda.nobody().get("/api/plans").is(200);
        wenda.nobody().get("/api/ways").is(200);
        Person payer = wenda.newcomer("Payer");
        Map<String, Object> wish = Map.of("plan", "monthly", "notice", true);
        payer.delete("/api/orders/" + payer.post("/api/orders", wish).is(201).id())
                .is(200);
        String order = "/api/orders/" + payer.post("/api/orders", wish).is(201).id();
        payer.put(order + "/claim", Map.of("nickname", "payer")).is(200);
        payer.get(order).is(200);
        payer.get("/api/orders").is(200);
        Person assistant = wenda.signedIn("assistant@wenda.test");
        assistant.get("/api/claims").is(200);
        assistant
                .put(order.replace("orders", "claims") + "/decision", Map.of("decision", "confirm"))
                .is(200);
        payer.get("/api/membership").is(200);
        payer.put("/api/membership/badge", Map.of("shown", true)).is(200);
        Person treasurer = wenda.signedIn("treasurer@wenda.test");
        String member = payer.get("/api/members/me").is(200).id();
        String line = treasurer
                .post("/api/ledger", Map.of("memberId", member, "plan", "monthly", "why", "a gift"))
                .is(201)
                .id();
        treasurer
                .put("/api/ledger/" + line + "/end", Map.of("kind", "revoked", "why", "a mistake"))
                .is(200);
        treasurer.get("/api/ledger").is(200);
        pays(wenda, payer, treasurer);
        treasurer.get("/api/ledger/export").is(200);
        sponsors(wenda, payer, assistant, treasurer);
        treasurer
                .postRaw(
                        "/api/ledger/import",
                        "email,plan,since,payments\nlater@example.org,monthly,2026-01-31,2\n",
                        "Content-Type",
                        "text/csv")
                .is(200);
        String waiting = treasurer
                .get("/api/ledger/waiting")
                .is(200)
                .json()
                .required("items")
                .required(0)
                .required("id")
                .asString();
        treasurer.delete("/api/ledger/waiting/" + waiting).is(204);
    }

    /** Somebody asks to be let into a group, is, leaves it, is let in again and taken out. */
    private static void chats(Wenda wenda) {
        Person member = wenda.newcomer("Chatter");
        Person assistant = wenda.signedIn("assistant@wenda.test");
        assistant.get("/api/groups/desk").is(200);
        String group = "chat" + System.nanoTime();
        Map<String, Object> form = new HashMap<>(
                Map.of("name", "Chat", "platform", "QQ", "joining", "invitation", "remark", "Wenda", "capacity", 2));
        form.putAll(Map.of("version", 0, "link", "https://qm.example/q/1", "place", 900));
        assistant.put("/api/groups/" + group, form).is(200);
        assistant
                .put("/api/groups/" + group + "/headcount", Map.of("headcount", 1))
                .is(200);
        wenda.nobody().get("/api/groups").is(200);
        wenda.nobody().get("/api/groups/" + group + "/picture").is(200);
        wenda.nobody().get("/api/contact").is(200);
        wenda.nobody().get("/api/contact/assistant/picture").is(200);
        String remark = member.get("/api/groups")
                .is(200)
                .json()
                .required("groups")
                .valueStream()
                .filter(each -> each.required("id").asString().equals(group))
                .findFirst()
                .orElseThrow()
                .required("remark")
                .asString();
        Map<String, Object> wish = Map.of("nickname", "chatter", "remark", remark);
        String request = "/api/group-requests/"
                + member.post("/api/groups/" + group + "/requests", wish)
                        .is(201)
                        .id();
        assistant.get("/api/group-requests").is(200);
        assistant.put(request + "/decision", Map.of("decision", "approve")).is(200);
        await("the seat").until(() -> member.get("/api/inbox").is(200).text().contains("seat-offered"));
        member.delete(request).is(200);
        member.post("/api/groups/" + group + "/requests", wish).is(201);
        assistant.put(request + "/decision", Map.of("decision", "let-in")).is(200);
        member.get("/api/group-requests/mine").is(200);
        assistant.get("/api/group-removals").is(200);
        assistant.put(request + "/removal", Map.of()).is(200);
        form.putAll(Map.of("closed", true, "version", 2));
        assistant.put("/api/groups/" + group, form).is(200);
    }

    /** An enterprise sponsors: its money is seen, its message read, and remote help takes place. */
    private static void sponsors(Wenda wenda, Person sponsor, Person assistant, Person treasurer) {
        wenda.nobody().get("/api/sponsors/plans").is(200);
        Map<String, Object> wish =
                Map.of("plan", "enterprise", "notice", true, "name", "Bluestone", "message", "Go on");
        String order = sponsor.post("/api/orders", wish).is(201).id();
        sponsor.put("/api/orders/" + order + "/claim", Map.of("nickname", "Bluestone"))
                .is(200);
        assistant
                .put("/api/claims/" + order + "/decision", Map.of("decision", "confirm"))
                .is(200);
        String path = "/api/sponsors/"
                + sponsor.get("/api/sponsors/mine")
                        .is(200)
                        .json()
                        .required("items")
                        .required(0)
                        .required("id")
                        .asString();
        sponsor.put(path + "/dedication", Map.of("anonymous", true, "message", "Go on"))
                .is(200);
        treasurer.get("/api/sponsors/messages").is(200);
        treasurer
                .put(path + "/message", Map.of("revision", 1, "decision", "approve"))
                .is(200);
        treasurer.put(path + "/words", Map.of("hidden", true)).is(200);
        treasurer.put(path + "/words", Map.of("hidden", false)).is(200);
        Person duty = wenda.signedIn("duty@wenda.test");
        Map<String, Object> help = Map.of("wish", "a leak", "zone", "Europe/Paris");
        String asked = helpId(sponsor.post(path + "/help", help).is(201).json());
        duty.get("/api/sponsors/help").is(200);
        duty.put(path + "/help/" + asked, Map.of("step", 1, "state", "done")).is(200);
        String needless = helpId(sponsor.post(path + "/help", help).is(201).json());
        sponsor.delete(path + "/help/" + needless).is(200);
        wenda.nobody().get("/api/sponsors").is(200);
        wenda.nobody().get("/api/sponsors/feed.atom").is(200);
        wenda.nobody().get("/api/sponsors/feed.rss").is(200);
        wenda.nobody().get("/api/sponsors/feed.json").is(200);
        treasurer.get("/api/ledger/sponsors").is(200);
    }

    private static String helpId(JsonNode own) {
        return own.required("help").required(0).required("id").asString();
    }

    /** Somebody breaks the rules: a warning that they acknowledge, an expulsion that they appeal against, and one more that is lifted. */
    private static void behaves(Wenda wenda, Person moderator) {
        Person member = wenda.newcomer("Advertiser");
        JsonNode me = member.get("/api/members/me").is(200).json();
        int rules = wenda.nobody()
                .get("/api/rules")
                .is(200)
                .json()
                .required("version")
                .asInt();
        member.put("/api/rules/acceptance", Map.of("rules", rules)).is(204);
        Person admin = wenda.signedIn("admin@wenda.test");
        Person judge = wenda.newcomer("Judge");
        String judges = "/api/members/" + judge.get("/api/members/me").is(200).id() + "/roles";
        admin.put(judges, Map.of("roles", List.of("moderator"), "version", 1)).is(200);
        String warned = opens(moderator, me);
        member.put(warned + "/reply", Map.of("words", "I did not know.")).is(200);
        admin.put(warned + "/decision", Map.of("measure", "warning", "words", "Now you do.", "revision", 2))
                .is(200);
        member.put(warned + "/acknowledgement", null).is(200);
        moderator.post(warned + "/notes", Map.of("words", "They seemed sorry.")).is(201);

        String expelled = opens(moderator, me);
        Map<String, Object> expulsion = Map.of("measure", "expel", "words", "Again.", "atOnce", true, "revision", 1);
        admin.put(expelled + "/decision", expulsion).is(200);
        await("the expulsion").until(() -> member.get("/api/inbox").status() >= 400);
        Person back = wenda.signedIn(me.required("email").asString());
        back.get("/api/inbox").is(403);
        back.get("/api/cases/mine").is(200);
        back.put(expelled + "/appeal", Map.of("words", "It was somebody else.")).is(200);
        moderator.get("/api/cases").is(200);
        moderator.get(expelled).is(200);
        judge.put(
                        expelled + "/appeal-decision",
                        Map.of("measure", "expel-from-paid", "words", "So it was.", "revision", 3))
                .is(200);
        judge.put(expelled + "/lifting", Map.of("words", "And not even that.")).is(200);
        admin.put(judges, Map.of("roles", List.of(), "version", 2)).is(200);
        await("that they are back").until(() -> back.get("/api/inbox").status() == 200);
    }

    private static String opens(Person moderator, JsonNode member) {
        Map<String, Object> about = Map.of(
                "memberId",
                member.required("id").asString(),
                "notice",
                "You advertised.",
                "evidence",
                List.of("/questions/q1"));
        return "/api/cases/" + moderator.post("/api/cases", about).is(201).id();
    }

    /** By card; what comes after it was called off, a treasurer settles. */
    private static void pays(Wenda wenda, Person payer, Person treasurer) {
        Map<String, Object> wish = Map.of("plan", "monthly", "notice", true, "way", "stripe");
        String paid = payer.post("/api/orders", wish).is(201).id();
        payer.get("/api/orders/" + paid + "/picture").is(200);
        CardDesk.OPEN.tell(wenda.nobody(), paid).is(204);
        String late = payer.post("/api/orders", wish).is(201).id();
        payer.delete("/api/orders/" + late).is(200);
        CardDesk.OPEN.tell(wenda.nobody(), late).is(204);
        String stray = treasurer
                .get("/api/strays")
                .is(200)
                .json()
                .required("items")
                .required(0)
                .required("id")
                .asString();
        treasurer
                .put("/api/strays/" + stray + "/decision", Map.of("outcome", "returned", "why", "a mistake"))
                .is(200);
    }

    private static void tellsOthers(Person admin) {
        Map<String, Object> wanted = Map.of(
                "name", "a program",
                "format", "standard",
                "url", "https://hooks.example/in",
                "events", List.of("question.published"),
                "language", "en");
        String id = admin.post("/api/webhooks", wanted).is(201).id();
        String path = "/api/webhooks/" + id;
        Map<String, Object> changed =
                Map.of("name", "another", "events", List.of("answer.published"), "language", "zh", "version", 1);
        admin.put(path, changed).is(200);
        admin.post(path + "/secret", Map.of()).is(200);
        admin.post(path + "/test", Map.of()).is(202);
        String sent = admin.get(path + "/deliveries")
                .is(200)
                .json()
                .required("items")
                .required(0)
                .required("id")
                .asString();
        admin.post(path + "/deliveries/" + sent + "/again", Map.of()).is(202);
        admin.post(path + "/stop", Map.of()).is(200);
        admin.post(path + "/start", Map.of()).is(200);
        admin.get("/api/webhooks").is(200);
        admin.delete(path).is(204);
    }

    /** From a draft that nobody knows of to what was announced and is no longer available. */
    private static void announces(Person reader, Person moderator) {
        String subscription = "/api/announcements/subscriptions/release/en";
        reader.put(subscription, Map.of()).is(200);
        reader.get("/api/announcements/subscriptions").is(200);
        Map<String, Object> content = Map.of(
                "topic",
                "release",
                "texts",
                List.of(Map.of("language", "en", "title", "The API is announced", "body", "**It** is.")));
        String id = moderator.post("/api/announcements", content).is(201).id();
        String path = "/api/announcements/" + id;
        Map<String, Object> changed = new HashMap<>(content);
        changed.putAll(Map.of("link", "https://example.org/api", "version", 1));
        moderator.put(path, changed).is(200);
        moderator.get("/api/announcements/desk").is(200);
        moderator.get("/api/announcements/desk/" + id).is(200);
        reader.get(path).is(404);
        moderator
                .put(path + "/state", Map.of("state", "published", "version", 2))
                .is(200);
        reader.get(path).is(200);
        reader.get(path + "/ready-text?language=fr").is(200);
        reader.get("/api/announcements?topic=release&language=en").is(200);
        await().until(() -> reader.get("/announcements/" + id).status() == 200);
        await().until(() -> reader.get("/api/inbox").text().contains(id));
        moderator
                .put(path + "/state", Map.of("state", "withdrawn", "version", 3))
                .is(200);
        reader.get(path).is(410);
        reader.delete(subscription).is(200);
        String unread = moderator.post("/api/announcements", content).is(201).id();
        moderator.delete("/api/announcements/" + unread).is(204);
    }

    /** What a service hands out, it takes back and knows already. */
    private static void remembers(Person admin) {
        for (String service : List.of("membership", "question", "notification")) {
            String path = "/api/admin/" + service;
            String lines = admin.get(path + "/export").is(200).text();
            assertThat(admin.postRaw(path + "/import", lines, "Content-Type", "application/x-ndjson")
                            .is(200)
                            .text())
                    .contains("\"done\":true", "\"stored\":0,", "\"refused\":0,");
        }
        for (String service : List.of("membership", "question", "notification")) {
            admin.postRaw("/api/admin/" + service + "/retell", "").is(200);
        }
    }

    /** Whoever may not, or sends nonsense, gets a problem that the document names with the operation. */
    @Test
    void every_operation_says_no_where_the_document_says_so(Wenda wenda) {
        Person admin = wenda.signedIn("admin@wenda.test");
        Documents.eachOperation(document(wenda), (verb, path, operation) -> {
            String method = verb.toUpperCase(java.util.Locale.ROOT);
            String there = path.replaceAll("\\{[^}]*}", "nothing");
            if (operation.required("security").valueStream().noneMatch(JsonNode::isEmpty)
                    && !operation.required("security").isEmpty()) {
                wenda.nobody().sendRaw(method, there, "").isProblem(401, "sign-in-required");
            }
            if (operation.at("/requestBody/content").has("application/json")) {
                admin.sendRaw(method, there, "").isProblem(400, "malformed-json");
                admin.sendRaw(method, there, "{\"colour\": 1}").isProblem(400, "unknown-field");
            }
        });
    }

    /** A text of the longest length is taken, and one that is longer by a character is not; so with the shortest. */
    @Test
    void every_bound_is_where_the_document_says(Wenda wenda) {
        wenda.isOurs();
        Person admin = wenda.signedIn("admin@wenda.test");
        JsonNode document = document(wenda);
        Set<String> tried = new TreeSet<>();
        Documents.eachOperation(document, (verb, path, operation) -> {
            String schema = operation
                    .at("/requestBody/content/application~1json/schema/$ref")
                    .asString("");
            String there = path.replaceAll("\\{[^}]*}", "nothing");
            for (var field :
                    document.at(schema.replace("#", "")).path("properties").properties()) {
                int most = field.getValue().path("maxLength").asInt(0);
                int least = field.getValue().path("minLength").asInt(0);
                Bound bound = new Bound(admin, verb.toUpperCase(java.util.Locale.ROOT), there, field.getKey());
                if (most > 0) {
                    tried.add(verb + " " + path + " " + field.getKey());
                    assertThat(bound.violationsOf("x".repeat(most))).isNotIn("too-long", "too-short");
                    assertThat(bound.violationsOf("x".repeat(most + 1)))
                            .as("%s %s %s", verb, path, field.getKey())
                            .isEqualTo("too-long");
                }
                if (least > 1) {
                    assertThat(bound.violationsOf("x".repeat(least))).isNotEqualTo("too-short");
                    assertThat(bound.violationsOf("x".repeat(least - 1))).isEqualTo("too-short");
                }
            }
        });
        assertThat(tried)
                .contains("post /api/questions title", "put /api/questions/{id} body", "post /api/members password");
    }

    private record Bound(Person person, String method, String path, String field) {

        /** What is wrong with the field, if anything is; the others are missing. */
        String violationsOf(String value) {
            return person.sendRaw(method, path, "{\"%s\": \"%s\"}".formatted(field, value))
                    .json()
                    .path("violations")
                    .valueStream()
                    .filter(violation -> violation.required("field").asString().equals(field))
                    .map(violation -> violation.required("code").asString())
                    .findFirst()
                    .orElse("");
        }
    }

    private static JsonNode document(Wenda wenda) {
        return wenda.nobody().get("/docs/openapi.json").is(200).json();
    }
}

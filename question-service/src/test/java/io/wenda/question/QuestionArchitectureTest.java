package io.wenda.question;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.wenda.question.answering.Answer;
import io.wenda.question.asking.Question;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which activity rests on which, and what the rules may know: what is not named here is not allowed. */
@AnalyzeClasses(packages = "io.wenda.question", importOptions = ImportOption.DoNotIncludeTests.class)
class QuestionArchitectureTest {

    private static final String ROOT = "io.wenda.question";
    private static final String TEXT = ROOT + ".text";
    private static final String PEOPLE = ROOT + ".people";
    private static final String ASKING = ROOT + ".asking";
    private static final String ANSWERING = ROOT + ".answering";
    private static final String VOTING = ROOT + ".voting";
    private static final String COMMENTING = ROOT + ".commenting";
    private static final String CLOSING = ROOT + ".closing";
    private static final String ENQUIRING = ROOT + ".enquiring";
    private static final String ANNOUNCING = ROOT + ".announcing";
    private static final String OPENING = ROOT + ".opening";
    private static final String NOTING = ROOT + ".noting";
    private static final String SEARCHING = ROOT + ".searching";
    private static final String TAGGING = ROOT + ".tagging";
    private static final String CURATING = ROOT + ".curating";
    private static final String ILLUSTRATING = ROOT + ".illustrating";
    private static final String DRAFTING = ROOT + ".drafting";
    private static final String FLAGGING = ROOT + ".flagging";
    private static final String MODERATING = ROOT + ".moderating";
    private static final String HISTORY = ROOT + ".history";
    private static final String READING = ROOT + ".reading";
    private static final String PORTRAYING = ROOT + ".portraying";
    private static final String DEPARTING = ROOT + ".departing";

    @ArchTest
    static final ArchRule text_rests_on_nothing = within(TEXT, TEXT);

    @ArchTest
    static final ArchRule people_rest_on_refusals = within(PEOPLE, PEOPLE, ROOT);

    @ArchTest
    static final ArchRule asking_rests_on_people_and_text =
            within(ASKING, ASKING, TAGGING, ILLUSTRATING, PEOPLE, TEXT, ROOT);

    @ArchTest
    static final ArchRule tagging_rests_on_text = within(TAGGING, TAGGING, TEXT, ROOT);

    @ArchTest
    static final ArchRule curating_rests_on_tagging_asking_and_the_audit =
            within(CURATING, CURATING, TAGGING, MODERATING, ASKING, PEOPLE, ROOT);

    @ArchTest
    static final ArchRule answering_rests_on_asking =
            within(ANSWERING, ANSWERING, ASKING, ILLUSTRATING, PEOPLE, TEXT, ROOT);

    @ArchTest
    static final ArchRule voting_rests_on_answering = within(VOTING, VOTING, ANSWERING, ASKING, PEOPLE, ROOT);

    @ArchTest
    static final ArchRule commenting_rests_on_answering =
            within(COMMENTING, COMMENTING, ANSWERING, ASKING, PEOPLE, TEXT, ROOT);

    @ArchTest
    static final ArchRule closing_rests_on_answering = within(CLOSING, CLOSING, ANSWERING, ASKING, PEOPLE, ROOT);

    @ArchTest
    static final ArchRule enquiring_rests_on_asking = within(ENQUIRING, ENQUIRING, ASKING, PEOPLE, ROOT);

    @ArchTest
    static final ArchRule opening_rests_on_people = within(OPENING, OPENING, PEOPLE, ROOT);

    @ArchTest
    static final ArchRule announcing_rests_on_text = within(ANNOUNCING, ANNOUNCING, TEXT, ROOT);

    @ArchTest
    static final ArchRule noting_rests_on_asking = within(NOTING, NOTING, ASKING, PEOPLE, TEXT, ROOT);

    /** What the staff keeps among itself is nobody's to read, but for the export. */
    @ArchTest
    static final ArchRule notes_stay_where_they_are = noClasses()
            .that()
            .resideOutsideOfPackages(NOTING, HISTORY)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(NOTING);

    @ArchTest
    static final ArchRule illustrating_rests_on_text = within(ILLUSTRATING, ILLUSTRATING, TEXT, ROOT);

    @ArchTest
    static final ArchRule portraying_rests_on_illustrating = within(PORTRAYING, PORTRAYING, ILLUSTRATING, PEOPLE, ROOT);

    @ArchTest
    static final ArchRule departing_rests_on_people = within(DEPARTING, DEPARTING, PEOPLE, ROOT);

    @ArchTest
    static final ArchRule drafting_rests_on_illustrating = within(DRAFTING, DRAFTING, ILLUSTRATING, ROOT);

    @ArchTest
    static final ArchRule moderating_rests_on_closing =
            within(MODERATING, MODERATING, FLAGGING, CLOSING, COMMENTING, ANSWERING, ASKING, PEOPLE, TEXT, ROOT);

    @ArchTest
    static final ArchRule flagging_rests_on_what_may_be_flagged =
            within(FLAGGING, FLAGGING, VOTING, COMMENTING, ANSWERING, ASKING, PEOPLE, ROOT);

    @ArchTest
    static final ArchRule searching_rests_on_asking_and_answering =
            within(SEARCHING, SEARCHING, TAGGING, ANSWERING, ASKING, PEOPLE, TEXT, ROOT);

    /** What search knows of Lucene, nobody else needs to. */
    @ArchTest
    static final ArchRule lucene_is_searchings_own = noClasses()
            .that()
            .resideOutsideOfPackage(SEARCHING)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.lucene..");

    @ArchTest
    static final ArchRule reading_rests_on_asking_answering_and_searching = within(
            READING,
            READING,
            ANNOUNCING,
            OPENING,
            SEARCHING,
            TAGGING,
            ILLUSTRATING,
            VOTING,
            COMMENTING,
            CLOSING,
            ANSWERING,
            ASKING,
            PEOPLE,
            TEXT,
            ROOT);

    @ArchTest
    static final ArchRule history_rests_on_asking_answering_and_moderating = within(
            HISTORY,
            HISTORY,
            TAGGING,
            ENQUIRING,
            ILLUSTRATING,
            NOTING,
            MODERATING,
            FLAGGING,
            VOTING,
            COMMENTING,
            ANSWERING,
            ASKING,
            PEOPLE,
            ROOT);

    /** No clock, no id generator, no store, no framework: a rule is a function of what it is given. */
    @ArchTest
    static final ArchRule rules_know_nothing_of_servers_and_stores = classes()
            .that()
            .haveNameMatching(
                    ".*\\.(asking\\.(Question|Revision|Draft|State|Claim|Decision|Verdict|Reason|Acceptance|Past|Closing|Lock|Removal|Edit|EditDecision|Edits|Enquiry|Conclusion|Privacy|Type|Slip|Numbered)"
                            + "|answering\\.(Answer|Objection|Post|Editable|Wording)|voting\\.(Vote|Tally)|commenting\\.Comment|flagging\\.(Flag|Flagged|Standing)|people\\.(Person|Viewer|Moderator|Named|Names))")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java.lang..",
                            "java.util",
                            "java.util.stream",
                            "java.util.function",
                            "java.time",
                            "io.wenda.events",
                            "org.bson.codecs.pojo.annotations",
                            "org.jspecify.annotations",
                            ROOT + "..")
                    .or(com.tngtech.archunit.core.domain.JavaClass.Predicates.type(
                            io.wenda.transport.Aggregate.class)));

    @ArchTest
    static final ArchRule rules_read_no_clock = noClasses()
            .that()
            .resideInAnyPackage(
                    ASKING,
                    ANSWERING,
                    VOTING,
                    COMMENTING,
                    CLOSING,
                    ENQUIRING,
                    NOTING,
                    ANNOUNCING,
                    OPENING,
                    SEARCHING,
                    FLAGGING,
                    MODERATING,
                    READING,
                    HISTORY,
                    ILLUSTRATING,
                    PEOPLE)
            .should()
            .callMethod(java.time.Instant.class, "now");

    /** The one place where a thread may wait is a listener's own, and the start. */
    @ArchTest
    static final ArchRule nobody_waits_but_listeners = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Listener")
            .and()
            .doNotHaveSimpleName("MongoSetup")
            .should()
            .callMethod(Mono.class, "block")
            .orShould()
            .callMethod(Mono.class, "block", java.time.Duration.class)
            .orShould()
            .callMethod(Flux.class, "blockLast")
            .orShould()
            .callMethod(Mono.class, "subscribe")
            .orShould()
            .callMethod(Flux.class, "subscribe");

    @ArchTest
    static final ArchRule what_listens_is_called_a_listener = methods()
            .that()
            .areAnnotatedWith(KafkaListener.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Listener");

    @ArchTest
    static final ArchRule what_answers_http_is_called_a_controller = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .haveSimpleNameEndingWith("Controller")
            .andShould()
            .bePackagePrivate();

    @ArchTest
    static void there_is_something_to_check(JavaClasses service) {
        if (!service.contain(Question.class) || !service.contain(Answer.class) || !service.contain(MongoSetup.class)) {
            throw new AssertionError("io.wenda.question is not where this test looks for it");
        }
    }

    private static ArchRule within(String activity, String... restsOn) {
        return classes()
                .that()
                .resideInAPackage(activity)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(restsOn).or(not(resideInAPackage(ROOT + ".."))));
    }
}

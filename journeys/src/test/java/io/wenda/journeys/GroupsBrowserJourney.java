package io.wenda.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A chat group with one seat: an assistant gives it, one has it and leaves it, and the next moves up. */
@OnWenda
@Order(6)
class GroupsBrowserJourney {

    private static Chromium chromium;

    private final String group = "A group with one seat " + System.nanoTime();

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void who_asks_with_their_remark_is_let_in_and_the_next_moves_up_when_the_seat_is_free(Wenda wenda) {
        try (Visitor assistant = visitor(wenda, wenda.signedIn("assistant@wenda.test"));
                Visitor member = visitor(wenda, wenda.newcomer("First Chatter"));
                Visitor next = visitor(wenda, wenda.newcomer("Second Chatter"))) {
            adds(assistant);
            asksWithoutTheirCode(member);
            asks(member, "first");
            member.sees("An assistant looks at your request.");
            decides(assistant, "Give First Chatter a seat in " + group);
            assistant.sees("The seat is theirs. Invite them now.");
            member.sees("A seat is yours. The assistant invites you in the chat program.");
            assistant.isAccessible("group-desk-queue");
            assistant.picture("group-desk-queue", 360);
            decides(assistant, "First Chatter is in " + group);
            assistant.sees("They are in, and hear of it.");
            member.sees("You are in.");

            wants(next, "Full: stand in the line");
            asks(next, "second");
            next.sees("You are number 1 in the line.");
            next.isAccessible("group-line");
            next.picture("group-line", 360);
            decides(assistant, "Give Second Chatter a seat in " + group);
            assistant.sees("Every seat is taken: they stand in the line.").wasRefused(409);

            member.button("I have left").press("Enter");
            member.saysYes();
            assertThat(offered(member)).containsText("0 of 1");
            next.sees("An assistant looks at your request.");
            decides(assistant, "Give Second Chatter a seat in " + group);
            assistant.sees("The seat is theirs. Invite them now.");
            next.sees("A seat is yours. The assistant invites you in the chat program.");
            assertThat(offered(next.opens("/groups"))).containsText("1 of 1");
        }
    }

    private void adds(Visitor assistant) {
        assistant.opens("/groups/desk").button("Add a group").press("Enter");
        assistant.field("Code").fill("one-seat-" + System.nanoTime());
        assistant.field("Name").fill(group);
        assistant.field("Chat program").fill("QQ");
        assistant.field("Number").fill("800000001");
        assistant.field("Remark").fill("Wenda one seat");
        assistant.field("How one joins").selectOption("invitation");
        assistant.field("How many fit").fill("1");
        assistant.field("Place in the list").fill("900");
        assistant.isAccessible("group-form");
        assistant.field("How many fit").press("Enter");
        assistant.sees("Saved.");
    }

    /** As whoever looks in from elsewhere might. */
    private void asksWithoutTheirCode(Visitor member) {
        wants(member, "Ask to be let in");
        Locator written = offered(member).getByLabel("The remark that you wrote");
        String remark = written.inputValue();
        written.fill("Wenda one seat, let me in");
        asks(member, "first");
        assertThat(offered(member).locator(".field__error")).hasText("Your own code is missing.");
        member.wasRefused(400).isAccessible("group-asking");
        member.picture("group-asking", 360);
        written.fill(remark);
    }

    private void wants(Visitor member, String how) {
        member.opens("/groups").settles();
        offered(member).getByText(how).press("Enter");
    }

    private void asks(Visitor member, String nickname) {
        Locator called = offered(member).getByLabel("Name in the chat program");
        called.fill(nickname);
        called.press("Enter");
    }

    private static void decides(Visitor assistant, String button) {
        assistant.opens("/groups/desk").button(button).press("Enter");
    }

    /** The group as it is offered, below what one has to do with it. */
    private Locator offered(Visitor visitor) {
        return visitor.page()
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions()
                        .setHas(visitor.page()
                                .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(group))));
    }

    private static Visitor visitor(Wenda wenda, Person person) {
        return Visitor.of(wenda, chromium.browser()).is(person);
    }
}

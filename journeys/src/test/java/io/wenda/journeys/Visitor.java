package io.wenda.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Somebody in front of a browser of their own. What the browser complains about (errors of scripts, of the network, of the
 * content security policy) is kept, and must be nothing in the end.
 */
final class Visitor implements AutoCloseable {

    /** Those that are looked at; the others come when they are scrolled to. */
    private static final String PICTURES_ARE_THERE =
            "() => [...document.images].every(image => image.complete || image.getBoundingClientRect().top > innerHeight)";

    /** But for what moves for ever. */
    private static final String NOTHING_MOVES = """
            () => document.getAnimations().every(({effect, playState}) =>
              playState === 'finished' || effect.getComputedTiming().endTime === Infinity)""";

    private static final String CUT_WORDS = """
            () => {
              const shown = (node) => (node instanceof Text || node instanceof SVGSVGElement ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
              const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, shown);
              const range = document.createRange();
              const cut = [];
              while (all.nextNode()) {
                const {currentNode: node} = all;
                range.selectNode(node);
                for (let box = node.parentElement; box !== null; box = box.parentElement) {
                  const {clipPath, display, overflowX} = getComputedStyle(box);
                  if (clipPath !== 'none' || overflowX === 'auto' || box.matches('option, noscript, script')) {
                    break;
                  }
                  if (display === 'inline' || (overflowX === 'visible' && !box.matches('button, .button, body'))) {
                    continue;
                  }
                  const room = box.getBoundingClientRect();
                  if ([...range.getClientRects()].some(({left, right}) => left < room.left - 1 || right > room.right + 1)) {
                    cut.push(node.data?.trim() ?? node.outerHTML);
                  }
                }
              }
              return cut;
            }""";

    /** Nobody sees those of continuous integration, and they take minutes. */
    private static final boolean LOOKED_AT = !"true".equals(System.getenv("CI"));

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final AtomicInteger LAST = new AtomicInteger();
    private static final int HEIGHT = 900;
    private static final double PATIENCE_MILLIS = 10_000;

    /** The document of the API is thirty thousand pixels long: of that, the beginning. */
    private static final int TALLEST = 10_000;

    private final Wenda wenda;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    /** What this page waits for. Of what the page before it waited for, the browser does not always say how it ended. */
    private final Set<Request> underWay = new HashSet<>();

    private Visitor(Wenda wenda, BrowserContext context) {
        this.wenda = wenda;
        this.context = context;
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text() + " (" + message.location() + ")");
            }
        });
        page.onRequest(request -> {
            if (!request.url().endsWith("/api/inbox/stream")) {
                underWay.add(request);
            }
        });
        page.onRequestFinished(underWay::remove);
        page.onRequestFailed(underWay::remove);
        page.onFrameNavigated(frame -> underWay.clear());
        page.onPageError(error -> complaints.add("script: " + error));
    }

    static Visitor of(Wenda wenda, Browser browser) {
        return of(wenda, browser, "en", "light", true);
    }

    static Visitor withoutScripts(Wenda wenda, Browser browser) {
        return of(wenda, browser, "en", "light", false);
    }

    static Visitor of(Wenda wenda, Browser browser, String language, String theme, boolean scripts) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1440, HEIGHT)
                .setColorScheme(theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setJavaScriptEnabled(scripts)
                .setLocale("en-GB"));
        context.addCookies(List.of(
                new Cookie("wenda_lang", language).setUrl(wenda.url()),
                new Cookie("wenda_theme", theme).setUrl(wenda.url())));
        return new Visitor(wenda, context);
    }

    Page page() {
        return page;
    }

    Visitor opens(String path) {
        page.navigate(wenda.url() + path);
        return this;
    }

    /** At the sign-in page, as everybody does. */
    Visitor signsIn(String email) {
        opens("/sign-in");
        field("E-mail").fill(email);
        field("Password").fill(wenda.password());
        clicks("Sign in");
        try {
            page.waitForURL(wenda.url() + "/");
        } catch (TimeoutError e) {
            throw new AssertionError(email + " does not get in: " + state(), e);
        }
        return this;
    }

    /** With the session of somebody who signed in before: quicker, where signing in is not the story. */
    Visitor is(Person person) {
        context.addCookies(List.of(new Cookie("wenda_session", person.token())
                .setUrl(wenda.url())
                .setHttpOnly(true)
                .setSecure(true)));
        return this;
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first();
    }

    Locator button(String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    Visitor clicks(String button) {
        button(button).click();
        return this;
    }

    Visitor follows(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
        return this;
    }

    Visitor sees(String text) {
        assertThat(page.getByText(text).first()).isVisible();
        return this;
    }

    /** With the keyboard, at what asks once more: it begins at No. */
    Visitor saysYes() {
        assertThat(page.locator("dialog button[value=no]")).isFocused();
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Enter");
        return this;
    }

    /** What comes as a file. */
    Path downloads(Runnable asking) {
        return page.waitForDownload(asking).path();
    }

    /** How many the bell says are new. */
    int bellCount() {
        Locator count = page.locator("wenda-bell .bell__count");
        return count.count() == 0 ? 0 : Integer.parseInt(count.textContent().strip());
    }

    /** Waits until everything that the page loads by itself is there. */
    Visitor settles() {
        page.waitForLoadState();
        try {
            page.waitForCondition(() -> underWay.isEmpty() && unfinished().count() == 0);
        } catch (TimeoutError e) {
            throw new AssertionError("this page is never done: " + state(), e);
        }
        page.evaluate("() => document.fonts.ready.then(() => true)");
        return this;
    }

    private String state() {
        return page.url() + "\n  under way: "
                + underWay.stream().map(Request::url).toList() + "\n  unfinished: "
                + unfinished().evaluateAll("found => found.map(each => each.outerHTML.slice(0, 200))")
                + "\n  complaints: "
                + complaints;
    }

    /** What a page shows until its script, or an answer of the API, is there. */
    private Locator unfinished() {
        return page.locator(
                ".skeleton, main p.needs-script.visually-hidden, [aria-busy=true], wenda-bell:not([hidden]) a.bell");
    }

    /** A picture for people to look at, and no scrolling to the side. */
    void picture(String name, int width) {
        page.setViewportSize(width, HEIGHT);
        page.waitForFunction(PICTURES_ARE_THERE);
        pictures(name + "-" + width, (int) page.evaluate("() => document.documentElement.scrollHeight") <= TALLEST);
        int wide = (int) page.evaluate("() => document.documentElement.scrollWidth");
        assertThat(wide).as("%s is wider than %d", name, width).isLessThanOrEqualTo(width);
    }

    /** No word and no icon leaves the button or the box it stands in. What scrolls and what is only read aloud may. */
    void seesWholeWords(String name) {
        assertThat((List<?>) page.evaluate(CUT_WORDS)).as("cut off in %s", name).isEmpty();
    }

    /**
     * For everybody, with whatever they read and click with: no violation of WCAG that axe finds. Colours are what they are when
     * nothing is on its way from one to another: a button that was just switched on has neither for the tenth of a second.
     */
    void isAccessible(String name) {
        page.waitForFunction(NOTHING_MOVES);
        AxeRunOptions onlyWhatIsWrong = new AxeRunOptions();
        onlyWhatIsWrong.setResultTypes(List.of("violations"));
        List<Rule> violations = new AxeBuilder(page)
                .options(onlyWhatIsWrong)
                .setLegacyMode(true)
                .analyze()
                .getViolations();
        assertThat(violations.stream().map(Visitor::inWords).collect(joining("\n")))
                .as("axe on %s", name)
                .isEmpty();
    }

    private static String inWords(Rule rule) {
        return rule.getId() + ": " + rule.getHelp()
                + rule.getNodes().stream()
                        .limit(3)
                        .map(node -> "\n    " + node.getHtml())
                        .collect(joining());
    }

    List<String> complaints() {
        return complaints;
    }

    /** The browser notes each refusal by its status: these were to come, and nothing else. */
    Visitor wasRefused(Integer... statuses) {
        assertThat(complaints)
                .as("the browser's own notes of refusals")
                .isNotEmpty()
                .allMatch(
                        complaint -> Stream.of(statuses).anyMatch(status -> complaint.contains("status of " + status)));
        complaints.clear();
        return this;
    }

    /** What they saw last is kept as a picture: it tells most after a failure. */
    @Override
    public void close() {
        pictures("last/" + LAST.incrementAndGet(), false);
        context.close();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    private void pictures(String name, boolean whole) {
        if (LOOKED_AT) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve(name + ".png"))
                    .setFullPage(whole));
        }
    }
}

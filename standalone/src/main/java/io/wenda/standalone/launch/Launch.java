package io.wenda.standalone.launch;

import io.wenda.standalone.demo.DemoAccount;
import io.wenda.standalone.demo.FillingCommunity;
import io.wenda.standalone.mail.MailCatcher;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** From nothing to a ready community, and back to nothing on Ctrl-C. */
final class Launch {

    private final Settings settings;
    private final PrintStream out;

    Launch(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** Returns when everything answers; the process then lives until it is told to end, and ends with 0. */
    void run(long start) {
        Services services = Services.find(settings, settings.home());
        DataDirectory data = DataDirectory.take(settings.data());
        requireFreePort();
        Leftovers leftovers = new Leftovers(data.path());
        leftovers.awaitEnd();
        Announcer announcer = new Announcer(out, data::isFull);
        Household household = new Household(announcer, OrphanWatch.start(leftovers));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(household, announcer), "end"));
        MailCatcher mail = catchMail(data);
        try {
            start(services, data, mail, household);
        } catch (CannotStartException e) {
            household.end();
            throw e;
        }
        announcer.say("ready " + settings.address() + " in " + Announcer.since(start));
        welcome(announcer, data, mail);
        if (settings.demoContent()) {
            fill(announcer, data);
        }
    }

    /** A community that could not be filled is still a community. */
    private void fill(Announcer announcer, DataDirectory data) {
        try {
            long start = System.nanoTime();
            String filled = new FillingCommunity(
                            URI.create(settings.address()), password(data), DemoBegan.of(data.path()))
                    .fill();
            announcer.say("Demo: " + filled + " In " + Announcer.since(start) + ".");
        } catch (IOException | IllegalStateException e) {
            announcer.say("Demo: not filled, " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(Services services, DataDirectory data, @Nullable MailCatcher mail, Household household) {
        CompletableFuture<Void> laidOut = CompletableFuture.runAsync(services::layOut);
        Backing backing = Backing.of(settings, data, System.getenv().getOrDefault("PATH", ""));
        household.start(List.of(backing.children()));
        if (settings.mongodbUri() == null) {
            data.announceDatabase(backing.mongodbUri());
        }
        laidOut.join();
        household.start(services.plans(data, backing, mail, password(data)));
        household.rehearse(settings, data.freshLog("rehearsal"));
    }

    private String password(DataDirectory data) {
        return DemoPassword.of(data.path(), settings.demoPassword());
    }

    private static void end(Household household, Announcer announcer) {
        announcer.say("stopping");
        household.end();
        announcer.say("stopped");
        Runtime.getRuntime().halt(0);
    }

    /** Where no mail server is set, mail stays here, to be read. */
    private static @Nullable MailCatcher catchMail(DataDirectory data) {
        try {
            return System.getenv("WENDA_SMTP_HOST") == null
                    ? MailCatcher.start(data.path().resolve("mail"))
                    : null;
        } catch (IOException e) {
            throw CannotStartException.failed("Mail cannot be caught: " + e.getMessage());
        }
    }

    private void welcome(Announcer announcer, DataDirectory data, @Nullable MailCatcher mail) {
        announcer.say("");
        if (settings.demo()) {
            announcer.say("Demo accounts, on this machine only, all with the password " + password(data));
            for (DemoAccount account : DemoAccount.values()) {
                announcer.say("  %-21s %s".formatted(account.email(), account.does()));
            }
            announcer.say("");
        }
        if (mail != null) {
            announcer.say("Mail is not sent but shown at " + mail.address());
        }
        announcer.say("Data and logs are in " + data.path() + ". Ctrl-C stops everything.");
    }

    /** Asked before anything starts: the gateway would only find out at the end. */
    private void requireFreePort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    settings.demo()
                            ? new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port())
                            : new InetSocketAddress(settings.port()));
        } catch (IOException e) {
            throw CannotStartException.failed("Port %d cannot be used (%s). Choose another one: WENDA_PORT=%d ./run"
                    .formatted(settings.port(), e.getMessage(), settings.port() + 1));
        }
    }
}

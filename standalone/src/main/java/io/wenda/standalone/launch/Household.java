package io.wenda.standalone.launch;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** All children, in groups: those that were started last end first. */
final class Household {

    private final Announcer announcer;
    private final OrphanWatch orphans;
    private final Deque<List<Child>> groups = new ArrayDeque<>();
    private @Nullable Rehearsal rehearsal;
    private boolean ending;

    Household(Announcer announcer, OrphanWatch orphans) {
        this.announcer = announcer;
        this.orphans = orphans;
    }

    /** Starts the groups at once. Returns when all of them are ready, throws as soon as one child never will be. */
    void start(List<List<Child.Plan>> plans) {
        List<CompletableFuture<Void>> ready = admit(plans);
        CompletableFuture<Void> all = CompletableFuture.allOf(ready.toArray(CompletableFuture[]::new));
        ready.forEach(child -> child.exceptionally(failure -> {
            all.completeExceptionally(failure);
            return null;
        }));
        try {
            all.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotStartException reason ? reason : e;
        }
    }

    private synchronized List<CompletableFuture<Void>> admit(List<List<Child.Plan>> plans) {
        List<CompletableFuture<Void>> ready = new ArrayList<>();
        for (List<Child.Plan> group : ending ? List.<List<Child.Plan>>of() : plans) {
            List<Child> children = group.stream()
                    .map(plan -> new Child(plan, announcer, orphans))
                    .toList();
            groups.push(children);
            children.forEach(child -> ready.add(child.start()));
        }
        return ready;
    }

    /** Lets the next start be rehearsed, until the end of the household. */
    synchronized void rehearse(Settings settings, Path log) {
        if (!ending) {
            rehearsal = new Rehearsal(settings, log, orphans);
            rehearsal.start();
        }
    }

    /** Returns when no child is left. */
    synchronized void end() {
        ending = true;
        if (rehearsal != null) {
            rehearsal.end();
        }
        try {
            while (!groups.isEmpty()) {
                List<Child> group = groups.pop();
                group.forEach(Child::tellToEnd);
                for (Child child : group) {
                    child.awaitEnd();
                }
            }
            orphans.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

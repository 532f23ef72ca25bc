package io.wenda.http.history;

import io.wenda.http.problem.ErrorsAsProblems;
import io.wenda.http.problem.InvalidException;
import io.wenda.http.problem.Problem;
import io.wenda.http.problem.Violation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.core.JacksonException;

/**
 * Takes a file in: the lines of a thread one after the other, for each may rest on those before it, and a few threads side
 * by side. What cannot be kept is refused by its number, and the rest goes on. It reports in the order of the lines, reads
 * no faster than it stores, and stores no faster than somebody reads what it reports.
 */
public final class Importing {

    private static final int PROGRESS_EVERY = 500;
    private static final int SIDE_BY_SIDE = 16;

    private final Map<Kind, Keeper<?>> own;
    private final Map<String, Mono<Void>> lastOf = new ConcurrentHashMap<>();
    private final AtomicReference<Report.Counts> counts = new AtomicReference<>(Report.Counts.NONE);

    private Importing(Map<Kind, Keeper<?>> own) {
        this.own = own;
    }

    /** Progress each second and each 500 lines, every refused line, and how it ended; never an error. */
    public static Flux<Report> of(Flux<DataBuffer> file, Map<Kind, Keeper<?>> own) {
        return Flux.defer(() -> new Importing(own).run(file));
    }

    private Flux<Report> run(Flux<DataBuffer> file) {
        Flux<Report> lines = Lines.of(file)
                .filter(line -> line.fault() != null || !line.text().isBlank())
                .flatMapSequential(this::take, SIDE_BY_SIDE, 1)
                .mapNotNull(Supplier::get);
        return Ticking.beside(lines, counts::get)
                .concatWith(Mono.fromSupplier(() -> counts.get().end()))
                .onErrorResume(
                        failure -> Mono.fromSupplier(() -> counts.get().brokenOff(BrokenOff.code("import", failure))));
    }

    /** What is to be counted and reported of a line when those before it are. */
    private Mono<Supplier<@Nullable Report>> take(Line line) {
        return inTurn(read(line))
                .<Supplier<@Nullable Report>>map(
                        kept -> () -> progress(counts.updateAndGet(before -> before.plus(kept))))
                .onErrorResume(failure -> Mono.just(() -> refusal(line, failure)));
    }

    private Keeper.Work read(Line line) {
        try {
            String fault = line.fault();
            if (fault != null) {
                throw InvalidException.of("", fault);
            }
            Keeper<?> keeper = own.get(Json.kindOf(line.text()));
            return keeper == null ? new Keeper.Work(null, Mono.just(Kept.NOT_MINE)) : keeper.read(line.text());
        } catch (InvalidException | JacksonException e) {
            return new Keeper.Work(null, Mono.error(e));
        }
    }

    /** Behind the lines of the same thread that are under way. */
    private Mono<Kept> inTurn(Keeper.Work work) {
        String thread = work.thread();
        if (thread == null) {
            return work.kept();
        }
        Sinks.Empty<Void> done = Sinks.empty();
        Mono<Void> whenDone = done.asMono();
        Mono<Void> before = lastOf.put(thread, whenDone);
        return (before == null ? work.kept() : before.then(work.kept())).doFinally(signal -> {
            lastOf.remove(thread, whenDone);
            done.tryEmitEmpty();
        });
    }

    private static Report.@Nullable Counts progress(Report.Counts now) {
        return now.read() % PROGRESS_EVERY == 0 ? now : null;
    }

    private Report refusal(Line line, Throwable failure) {
        Report.RefusedLine refused = refused(line.number(), failure);
        if (refused == null) {
            throw Exceptions.propagate(failure);
        }
        counts.updateAndGet(Report.Counts::plusRefused);
        return refused;
    }

    /** Null when it is not the line's fault. */
    private static Report.@Nullable RefusedLine refused(long number, Throwable failure) {
        return switch (failure) {
            case InvalidException invalid -> refused(number, invalid.violations());
            case JacksonException unreadable -> refused(number, ErrorsAsProblems.ofLine(unreadable));
            default -> null;
        };
    }

    private static Report.RefusedLine refused(long number, List<Violation> violations) {
        Violation first = violations.getFirst();
        return new Report.RefusedLine(number, first.code(), emptyAsNull(first.field()), first.limit());
    }

    private static Report.RefusedLine refused(long number, Problem problem) {
        Object field = problem.extras().get("field");
        return new Report.RefusedLine(number, problem.code(), field == null ? null : field.toString(), null);
    }

    private static @Nullable String emptyAsNull(String field) {
        return field.isEmpty() ? null : field;
    }
}

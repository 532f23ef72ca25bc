package io.wenda.http.history;

import io.wenda.http.problem.ErrorsAsProblems;
import io.wenda.http.problem.InvalidException;
import io.wenda.http.problem.Problem;
import io.wenda.http.problem.Violation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/**
 * Takes a file in, line after line: each may rest on those before it. What cannot be kept is refused by its number, and
 * the rest goes on. It reads no faster than it stores, and stores no faster than somebody reads what it reports.
 */
public final class Importing {

    private static final int PROGRESS_EVERY = 500;

    private final Map<Kind, Keeper<?>> own;
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
                .concatMap(this::take, 1);
        return Ticking.beside(lines, counts::get)
                .concatWith(Mono.fromSupplier(() -> counts.get().end()))
                .onErrorResume(
                        failure -> Mono.fromSupplier(() -> counts.get().brokenOff(BrokenOff.code("import", failure))));
    }

    private Mono<Report> take(Line line) {
        return Mono.defer(() -> keep(line))
                .<Report>mapNotNull(kept -> progress(counts.updateAndGet(before -> before.plus(kept))))
                .onErrorResume(failure -> refusal(line, failure));
    }

    private Mono<Kept> keep(Line line) {
        String fault = line.fault();
        if (fault != null) {
            return Mono.error(() -> InvalidException.of("", fault));
        }
        Keeper<?> keeper = own.get(Json.kindOf(line.text()));
        return keeper == null ? Mono.just(Kept.NOT_MINE) : keeper.take(line.text());
    }

    private static Report.@Nullable Counts progress(Report.Counts now) {
        return now.read() % PROGRESS_EVERY == 0 ? now : null;
    }

    private Mono<Report> refusal(Line line, Throwable failure) {
        Report.RefusedLine refused = refused(line.number(), failure);
        if (refused == null) {
            return Mono.error(failure);
        }
        counts.updateAndGet(Report.Counts::plusRefused);
        return Mono.just(refused);
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

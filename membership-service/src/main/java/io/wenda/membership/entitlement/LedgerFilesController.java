package io.wenda.membership.entitlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.describing.Refuses;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The books as files, and who came in by one and waits for an account; for treasurers, everybody else gets 403 {@code not-allowed}. */
@Refuses(Refusal.NotAllowed.class)
@RestController
@RequestMapping("/api/ledger")
class LedgerFilesController {

    /** Some thousand lines of an export. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final String CSV = "text/csv";

    private final Treasury treasury;
    private final Exporting exporting;
    private final Importing importing;
    private final WaitingPayers payers;
    private final Welcoming welcoming;

    LedgerFilesController(
            Treasury treasury, Exporting exporting, Importing importing, WaitingPayers payers, Welcoming welcoming) {
        this.treasury = treasury;
        this.exporting = exporting;
        this.importing = importing;
        this.payers = payers;
        this.welcoming = welcoming;
    }

    /**
     * All lines of the books as CSV, the newest first, as they may be taken in again; those that give nothing any more have no
     * {@code payments}. A spreadsheet takes nothing in it for a formula.
     */
    @GetMapping(path = "/export", produces = CSV)
    Mono<ResponseEntity<String>> exportLines(Session session) {
        return exporting.ledger(session.memberId()).map(file -> saved("ledger.csv", file));
    }

    /** All that stands on the wall of sponsors as CSV, as it may be taken in again, the newest first. */
    @GetMapping(path = "/sponsors", produces = CSV)
    Mono<ResponseEntity<String>> exportSponsors(Session session) {
        return exporting.sponsors(session.memberId()).map(file -> saved("sponsorships.csv", file));
    }

    private static ResponseEntity<String> saved(String name, String file) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(file);
    }

    /**
     * Takes in who paid elsewhere before: a line {@code email,plan,since,payments} each, with the other columns of an export where
     * they say something, under a head that names them; or who sponsored, {@code date,name,amount,currency,plan,message}, without a
     * name who is anonymous. At most 2 MiB. Where a line is refused, nothing of the file is taken in. What is there already is left
     * as it is, so a file may be sent again.
     */
    @Refuses(Refusal.TooLarge.class)
    @PostMapping(path = "/import", consumes = CSV)
    Mono<Importing.Report> importLines(Session session, @RequestBody Flux<DataBuffer> file) {
        return treasury.require(session.memberId())
                .then(Mono.defer(() -> text(file)))
                .flatMap(text -> importing.take(session.memberId(), text));
    }

    private static Mono<String> text(Flux<DataBuffer> file) {
        return file.reduceWith(ByteArrayOutputStream::new, LedgerFilesController::gathered)
                .map(all -> all.toString(StandardCharsets.UTF_8));
    }

    private static ByteArrayOutputStream gathered(ByteArrayOutputStream all, DataBuffer more) {
        try {
            if (all.size() + more.readableByteCount() > MOST_BYTES) {
                throw new Refusal.TooLarge(MOST_BYTES);
            }
            byte[] bytes = new byte[more.readableByteCount()];
            more.read(bytes);
            all.writeBytes(bytes);
            return all;
        } finally {
            DataBufferUtils.release(more);
        }
    }

    /** Lists what was taken in and waits for whoever proves the address, the newest first. */
    @GetMapping("/waiting")
    Mono<Everybody> waiting(Session session, PageRequest page) {
        return treasury.require(session.memberId())
                .then(Mono.defer(() -> Mono.zip(payers.count(), payers.page(page))))
                .map(read -> Everybody.of(read.getT1(), read.getT2().map(Waiting::of)));
    }

    /** Withdraws a line that waits: its address is forgotten, and its seat is free. Once somebody has it, it is 404. */
    @Refuses(Refusal.Absent.class)
    @DeleteMapping("/waiting/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> withdraw(Session session, @PathVariable String id) {
        return treasury.require(session.memberId()).then(Mono.defer(() -> welcoming.withdraw(id)));
    }

    /**
     * Who waits.
     *
     * @param total how many lines wait in all
     * @param next hand this back as {@code after} for the part that follows; absent on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Everybody(
            long total, List<Waiting> items, @Nullable String next) {

        static Everybody of(long total, Page<Waiting> page) {
            return new Everybody(total, page.items(), page.next());
        }
    }

    /**
     * A line that waits.
     *
     * @param months that were paid for; absent for life
     * @param since when it counts
     * @param until before which it ends; absent for as long as the plan lasts
     * @param groups where a seat is held
     * @param held whether somebody proved the address who was expelled, or may be the same person: they get nothing for now
     * @param at when it was taken in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Waiting(
            String id,
            String email,
            String plan,
            @Nullable Integer months,
            Instant since,
            @Nullable Instant until,
            List<String> groups,
            boolean held,
            Instant at) {

        static Waiting of(WaitingPayer payer) {
            return new Waiting(
                    payer.id(),
                    payer.email(),
                    payer.terms().plan(),
                    payer.terms().months(),
                    payer.from(),
                    payer.until(),
                    payer.groups(),
                    payer.state() == WaitingPayer.State.HELD,
                    payer.at());
        }
    }
}

package io.wenda.membership.entitlement;

import io.wenda.membership.entitlement.Entry.Reasoned;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes in who paid, or sponsored, before this community came here: which of the two the head of the file says. All of a file,
 * or where a line cannot be read nothing.
 */
@Component
class Importing {

    private final ImportingPayers payers;
    private final ImportingSponsors sponsors;
    private final Books books;

    Importing(ImportingPayers payers, ImportingSponsors sponsors, Books books) {
        this.payers = payers;
        this.sponsors = sponsors;
        this.books = books;
    }

    Mono<Report> take(String treasurerId, String file) {
        List<Csv.Row> rows = Csv.rows(file);
        List<String> head = rows.isEmpty() ? List.of() : rows.getFirst().cells();
        List<Csv.Row> lines = rows.stream().skip(1).toList();
        if (head.equals(ImportingSponsors.HEAD)) {
            return sponsors.take(treasurerId, lines);
        }
        return PayerForm.isHead(head)
                ? payers.take(new Reasoned(treasurerId, WaitingPayer.WHY, books.now()), head, lines)
                : Mono.just(Report.of(List.of(new Refused(1, "unknown-head"))));
    }

    /**
     * What became of a file.
     *
     * @param taken lines that stand in the books or on the wall now, or stood there before
     * @param waiting lines that wait for whoever proves their address
     * @param seatless lines whose group was filled by somebody else in this very moment: the line counts, without a seat
     * @param refused lines that cannot be read: then nothing of the file was taken in
     */
    record Report(long taken, long waiting, List<Integer> seatless, List<Refused> refused) {

        static Report of(List<Refused> refused) {
            return new Report(
                    0,
                    0,
                    List.of(),
                    refused.stream()
                            .sorted(Comparator.comparingInt(Refused::line))
                            .toList());
        }
    }

    /** @param line the number of the line in the file; the head is 1 */
    record Refused(int line, String code) {}
}

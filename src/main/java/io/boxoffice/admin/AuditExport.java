package io.boxoffice.admin;

import io.boxoffice.audit.AuditQuery;
import io.boxoffice.audit.AuditRecord;
import io.boxoffice.audit.AuditTrail;
import io.boxoffice.json.AnswerWriter;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All events of a query on their way out, a page at a time: memory holds one page, and no transaction waits for a client. */
record AuditExport(
        AuditTrail trail, Function<List<AuditRecord>, List<AuditView>> names, AuditQuery query, List<AuditRecord> first)
        implements StreamingOutput {
    private static final int PAGE = 500;
    private static final String BROKEN_OFF = "The export broke off here.\n";

    /** The first page is read before the answer begins: what fails by then is a refusal like any other. */
    static AuditExport begin(AuditTrail trail, Function<List<AuditRecord>, List<AuditView>> names, AuditQuery query) {
        return new AuditExport(trail, names, query, trail.oldest(query, Optional.empty(), PAGE));
    }

    /**
     * The status is on its way by now, and the container ends the answer as if it were whole. So the last line of one that
     * broke off is no JSON: nobody takes a part for all.
     */
    @Override
    public void write(OutputStream out) throws IOException {
        try {
            writeAll(out);
        } catch (RuntimeException failed) {
            out.write(BROKEN_OFF.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            throw failed;
        }
    }

    private void writeAll(OutputStream out) throws IOException {
        List<AuditRecord> page = first;
        while (!page.isEmpty()) {
            for (AuditView event : names.apply(page)) {
                out.write(AnswerWriter.line(event));
            }
            page = page.size() < PAGE
                    ? List.of()
                    : trail.oldest(query, Optional.of(page.getLast().id()), PAGE);
        }
    }
}

package io.boxoffice.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.audit.AuditQuery;
import io.boxoffice.audit.AuditRecord;
import io.boxoffice.audit.AuditTrail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditExportTest {
    private static final AuditQuery ALL = new AuditFilter().query(name -> Optional.empty());
    private static final AuditRecord EVENT = new AuditRecord(
            new UUID(7, 7),
            Instant.EPOCH,
            "key_announced",
            "system",
            null,
            null,
            null,
            null,
            null,
            "success",
            null,
            null);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A whole page, and then what a test says: another page, or no database. */
    private static final class Pages extends AuditTrail {
        private final boolean away;

        Pages(boolean away) {
            this.away = away;
        }

        @Override
        public List<AuditRecord> oldest(AuditQuery query, Optional<UUID> after, int count) {
            if (after.isEmpty()) {
                return Collections.nCopies(count, EVENT);
            }
            if (away) {
                throw new IllegalStateException("the database is away");
            }
            return List.of(EVENT);
        }
    }

    @Test
    void pagesThenALineForEachEventOfEachPage() throws IOException {
        AuditExport.begin(new Pages(false), AuditExportTest::named, ALL).write(out);

        assertThat(lines())
                .hasSize(501)
                .allMatch(line ->
                        line.startsWith("{\"id\":") && line.contains("\"actor_name\":\"alice\"") && line.endsWith("}"));
    }

    @Test
    void databaseAwayOnTheWayThenTheLastLineIsNoJson() {
        AuditExport export = AuditExport.begin(new Pages(true), AuditExportTest::named, ALL);

        assertThatThrownBy(() -> export.write(out)).isInstanceOf(IllegalStateException.class);
        assertThat(lines()).hasSize(501).last().isEqualTo("The export broke off here.");
    }

    private static List<AuditView> named(List<AuditRecord> events) {
        return events.stream().map(event -> AuditView.of(event, "alice", null)).toList();
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}

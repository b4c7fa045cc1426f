package io.boxoffice.business.server;

import io.boxoffice.audit.AuditQuery;
import io.boxoffice.audit.EventType;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.Ids;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which events a caller asks for, as parameters of the query. One that cannot be read is refused with 400. */
public class AuditFilter {
    /** RFC 3339 in UTC; four digits of a year are all that an id and the database can follow. */
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");

    @QueryParam("type")
    @Nullable
    String type;

    @QueryParam("user_id")
    @Nullable
    String userId;

    @QueryParam("since")
    @Nullable
    String since;

    @QueryParam("until")
    @Nullable
    String until;

    AuditQuery query() {
        return new AuditQuery(
                read("type", type, EventType::parse),
                read("user_id", userId, Ids::parse),
                read("since", since, AuditFilter::time),
                read("until", until, AuditFilter::time));
    }

    private static <T> Optional<T> read(String name, @Nullable String text, Function<String, Optional<T>> reading) {
        return Optional.ofNullable(text)
                .map(given -> reading.apply(given)
                        .orElseThrow(() -> BodyRefused.malformed("The parameter " + name + " cannot be read.")));
    }

    private static Optional<Instant> time(String text) {
        try {
            return TIME.matcher(text).matches()
                    ? Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.MICROS))
                            .filter(time -> time.isAfter(Instant.EPOCH))
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}

package io.boxoffice.admin;

import io.boxoffice.account.UserQuery;
import io.boxoffice.audit.Address;
import io.boxoffice.audit.AuditQuery;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.Outcome;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.UserId;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which events a caller asks for, as parameters of the query. One that cannot be read is refused with 400. */
public class AuditFilter {
    /** RFC 3339 in UTC; four digits of a year are all that an id and the database can follow. */
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");

    private static final Pattern CORRELATION_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The id of no user (RFC 9562 5.10), and not that of the refused logins of nobody: a name that nobody has finds nothing. */
    private static final UserId NOBODY = new UserId(new UUID(-1, -1));

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

    @QueryParam("outcome")
    @Nullable
    String outcome;

    @QueryParam("name")
    @Nullable
    String name;

    @QueryParam("address")
    @Nullable
    String address;

    @QueryParam("correlation_id")
    @Nullable
    String correlationId;

    /**
     * The question.
     *
     * @param users finds the id of the user of a name
     */
    AuditQuery query(Function<UserQuery.Named, Optional<UserId>> users) {
        return new AuditQuery(
                new Given("type", type).read(EventType::parse),
                new Given("outcome", outcome).read(Outcome::parse),
                user(users),
                new Given("address", address).read(Address::parse),
                new Given("correlation_id", correlationId).read(AuditFilter::correlationId),
                new AuditQuery.Span(
                        new Given("since", since).read(AuditFilter::time),
                        new Given("until", until).read(AuditFilter::time)));
    }

    private Optional<UserId> user(Function<UserQuery.Named, Optional<UserId>> users) {
        Optional<UserId> id = new Given("user_id", userId).read(UserId::parse);
        Optional<UserQuery.Named> named = new Given("name", name).read(UserQuery::named);
        if (id.isPresent() && named.isPresent()) {
            throw BodyRefused.malformed("The query must not have both user_id and name.");
        }
        return id.or(() -> named.map(whom -> users.apply(whom).orElse(NOBODY)));
    }

    private static Optional<String> correlationId(String text) {
        return Optional.of(text).filter(id -> CORRELATION_ID.matcher(id).matches());
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

package io.boxoffice.admin;

import io.boxoffice.account.UserQuery;
import io.boxoffice.json.BodyRefused;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which users a caller asks for, as parameters of the query. One that cannot be read is refused with 400. */
public class UserFilter {
    @QueryParam("username")
    @Nullable
    String username;

    @QueryParam("prefix")
    @Nullable
    String prefix;

    UserQuery query() {
        Optional<UserQuery.Named> named = new Given("username", username).read(UserQuery::named);
        Optional<UserQuery.Prefixed> prefixed = new Given("prefix", prefix).read(UserQuery::prefixed);
        if (named.isPresent() && prefixed.isPresent()) {
            throw BodyRefused.malformed("The query must not have both username and prefix.");
        }
        return Stream.concat(named.stream(), prefixed.stream())
                .map(UserQuery.class::cast)
                .findFirst()
                .orElseGet(UserQuery.All::new);
    }
}

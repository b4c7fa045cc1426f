package io.boxoffice.clients;

import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.FormText;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** As whom a request comes, and by what it shows that: by one method and no more (RFC 6749 2.3, OAuth 2.1 2.4). */
public sealed interface PresentedClient {
    /** The one value of {@code client_assertion_type} (RFC 7523 2.2). */
    String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** Nobody. */
    record Nobody() implements PresentedClient {}

    /** By a header that is none of ours, or that cannot be read. */
    record Unreadable() implements PresentedClient {}

    /** By the header {@code Authorization: Basic}. */
    record InHeader(String id, Secret secret) implements PresentedClient {}

    /** By a secret in the form. */
    record InForm(String id, Secret secret) implements PresentedClient {}

    /** By an assertion; the id beside it may be left out (RFC 7521 4.2). */
    record ByAssertion(Optional<String> id, Secret assertion) implements PresentedClient {}

    /** By its name alone, as public clients come. */
    record ByName(String id) implements PresentedClient {}

    /** Whether it came in the header: then a refusal names the scheme (RFC 6749 5.2). */
    default boolean isInHeader() {
        return switch (this) {
            case InHeader _, Unreadable _ -> true;
            case Nobody _, InForm _, ByAssertion _, ByName _ -> false;
        };
    }

    /** Reads it; {@link BodyRefused} where there are two methods at once, or half of one. */
    static PresentedClient of(List<String> authorization, Parameters form) {
        Optional<String> id = form.optionalText("client_id");
        Optional<String> secret = form.optionalText("client_secret");
        Optional<String> assertion = form.optionalText("client_assertion");
        Optional<String> type = form.optionalText("client_assertion_type");
        long methods = Stream.of(
                        !authorization.isEmpty(), secret.isPresent(), assertion.isPresent() || type.isPresent())
                .filter(isThere -> isThere)
                .count();
        if (methods > 1 || authorization.size() > 1) {
            throw BodyRefused.malformed("The client shows who it is in more than one way.");
        }
        if (!authorization.isEmpty()) {
            return inHeader(authorization.getFirst(), id);
        }
        if (type.isPresent() || assertion.isPresent()) {
            return byAssertion(id, assertion, type);
        }
        if (secret.isPresent()) {
            return new InForm(id.orElse(""), new Secret(secret.get()));
        }
        return id.<PresentedClient>map(ByName::new).orElseGet(Nobody::new);
    }

    private static PresentedClient byAssertion(Optional<String> id, Optional<String> assertion, Optional<String> type) {
        if (assertion.isEmpty() || !type.filter(ASSERTION_TYPE::equals).isPresent()) {
            throw BodyRefused.malformed("client_assertion goes with the client_assertion_type " + ASSERTION_TYPE + ".");
        }
        return new ByAssertion(id, new Secret(assertion.get()));
    }

    /** Id and secret are form-encoded before they are put together (RFC 6749 2.3.1). */
    private static PresentedClient inHeader(String header, Optional<String> id) {
        return basic(header)
                .filter(text -> text.indexOf(':') > 0)
                .flatMap(text -> {
                    int colon = text.indexOf(':');
                    Optional<String> secret = FormText.decoded(text.substring(colon + 1));
                    return FormText.decoded(text.substring(0, colon))
                            .filter(name -> id.isEmpty() || id.get().equals(name))
                            .flatMap(name -> secret.map(shown -> new InHeader(name, new Secret(shown))));
                })
                .<PresentedClient>map(found -> found)
                .orElseGet(Unreadable::new);
    }

    private static Optional<String> basic(String header) {
        String scheme = "basic ";
        if (!header.regionMatches(true, 0, scheme, 0, scheme.length())) {
            return Optional.empty();
        }
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(header.substring(scheme.length()).strip());
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
            return Optional.empty();
        }
    }
}

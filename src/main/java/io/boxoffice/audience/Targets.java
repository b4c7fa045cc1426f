package io.boxoffice.audience;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the one audience that a request names, by {@code resource} (RFC 8707 2) or by {@code audience} (RFC 8693 2.1). A name is compared byte for
 * byte, a resource too, but for the case of scheme and host and for one slash at the end. RFC 8707 lets a request name
 * several; here a token is good for one, so a second is refused, and so is the same one twice.
 */
@Dependent
public class Targets {
    @Inject
    Audiences audiences;

    /**
     * What the parameters of a request name.
     *
     * @param resources the values of its parameter for URIs; an empty one is absent (RFC 6749 3.1)
     * @param names the values of its parameter for names, likewise
     */
    public TargetOutcome named(List<String> resources, List<String> names) {
        List<Optional<AudiencePolicy>> found = Stream.concat(
                        present(resources).map(this::byResource), present(names).map(audiences::find))
                .toList();
        if (found.isEmpty()) {
            return new TargetOutcome.None();
        }
        return found.size() == 1
                ? found.getFirst().<TargetOutcome>map(TargetOutcome.Named::new).orElseGet(TargetOutcome.Invalid::new)
                : new TargetOutcome.Invalid();
    }

    private static Stream<String> present(List<String> values) {
        return values.stream().filter(value -> !value.isEmpty());
    }

    private Optional<AudiencePolicy> byResource(String text) {
        return ResourceUri.key(text)
                .flatMap(key -> audiences.all().values().stream()
                        .filter(policy -> policy.resource()
                                .map(ResourceUri::key)
                                .filter(key::equals)
                                .isPresent())
                        .findFirst());
    }
}

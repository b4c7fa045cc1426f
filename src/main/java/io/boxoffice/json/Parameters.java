package io.boxoffice.json;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parameters of a request to an OAuth endpoint, a form in the body (RFC 6749 3.1, 3.2 and appendix B); the query is not looked
 * at. One that nobody asks for is ignored, however often it stands there; one without a value is as if it were not there. Every
 * refusal is a {@link BodyRefused}, {@code invalid_request}, that names the parameter and not its value.
 */
public final class Parameters {
    /** More than any grant has: a bound for what is decoded and kept. */
    static final int MOST = 64;

    static final int MAX_BYTES = 64 * 1024;

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Parameters() {}

    /**
     * Reads a form. Refused with 413: one over 64 KiB; with 400: more than 64 parameters, an escape that is not two hexadecimal
     * digits, what is no UTF-8, a control character, a byte that must be escaped and is not.
     *
     * @param form the body as it came; it is not kept
     */
    public static Parameters of(byte[] form) {
        requireBounded(form);
        Parameters parameters = new Parameters();
        for (String pair : new String(form, StandardCharsets.US_ASCII).split("&", -1)) {
            parameters.add(pair);
        }
        return parameters;
    }

    /** The same, but with one value for a parameter, whatever stood there. */
    public Parameters with(String name, String value) {
        Parameters changed = without(name);
        changed.values.put(name, new ArrayList<>(List.of(value)));
        return changed;
    }

    /** The same but for some parameters. */
    public Parameters without(String... names) {
        Parameters changed = new Parameters();
        changed.values.putAll(values);
        List.of(names).forEach(changed.values::remove);
        return changed;
    }

    /** Of the same parameters those of these names. */
    public Parameters only(Set<String> names) {
        Parameters chosen = new Parameters();
        chosen.values.putAll(values);
        chosen.values.keySet().retainAll(names);
        return chosen;
    }

    /** The same parameters as a form again: read anew, it says the same. */
    public String form() {
        return values.entrySet().stream()
                .flatMap(
                        entry -> entry.getValue().stream().map(value -> encoded(entry.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Whether it stands there at all, with a value or without. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** A parameter that must be there, once. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> BodyRefused.malformed("The parameter " + name + " is missing."));
    }

    /** A parameter that may be there once, or nothing. Twice is refused also where one has no value: others may read the other. */
    public Optional<String> optionalText(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw BodyRefused.malformed("The parameter " + name + " stands twice.");
        }
        return given.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /** A parameter that may be repeated ({@code resource} of RFC 8707 2, {@code audience} of RFC 8693 2.1), in the order of the form. */
    public List<String> texts(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** There may be a secret among them. */
    @Override
    public String toString() {
        return "***";
    }

    private static void requireBounded(byte[] form) {
        if (form.length > MAX_BYTES) {
            throw new BodyRefused(413, "The body is over 64 KiB.");
        }
        int separators = 0;
        for (byte one : form) {
            if (one <= ' ' || one > '~') { // negative where it is not ASCII
                throw malformed();
            }
            separators += one == '&' ? 1 : 0;
        }
        if (separators >= MOST) {
            throw BodyRefused.malformed("There are more than " + MOST + " parameters.");
        }
    }

    private void add(String pair) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        values.computeIfAbsent(name, unseen -> new ArrayList<>()).add(value);
    }

    private static String decoded(String text) {
        return FormText.decoded(text)
                .filter(value -> value.chars().noneMatch(Character::isISOControl))
                .orElseThrow(Parameters::malformed);
    }

    private static BodyRefused malformed() {
        return BodyRefused.malformed("The parameters are not well encoded.");
    }
}

package io.boxoffice.resourceserver;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An access token as it came, in the one form that the issuer writes (RFC 7515 7.1, RFC 9068 2.1), and not believed yet: canonical text of
 * at most 8 KiB, a header of {@code alg}, {@code typ} and {@code kid}, and no name twice.
 */
record StrictJwt(JWSObject jws, String algorithm, String kid, Map<String, Object> claims) {
    private static final int MAX_LENGTH = 8 << 10;
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");
    private static final String TYPE = "at+jwt";

    static Optional<StrictJwt> parse(String text) {
        List<String> parts = Arrays.asList(text.split("\\.", -1));
        if (text.length() > MAX_LENGTH || parts.size() != 3 || !CanonicalText.isCanonical(text)) {
            return Optional.empty();
        }
        try {
            Map<String, Object> header = object(parts.get(0));
            Map<String, Object> claims = object(parts.get(1));
            return isExact(header)
                    ? Optional.of(new StrictJwt(
                            JWSObject.parse(text),
                            String.valueOf(header.get("alg")),
                            String.valueOf(header.get("kid")),
                            claims))
                    : Optional.empty();
        } catch (ParseException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    /** It is an error if a name stands there twice. */
    private static Map<String, Object> object(String part) throws ParseException {
        return JSONObjectUtils.parse(new Base64URL(part).decodeToString());
    }

    private static boolean isExact(Map<String, Object> header) {
        return header.keySet().equals(HEADER)
                && header.values().stream().allMatch(String.class::isInstance)
                && TYPE.equals(header.get("typ"));
    }

    @Override
    public String toString() {
        return "token " + claims.get("jti");
    }
}

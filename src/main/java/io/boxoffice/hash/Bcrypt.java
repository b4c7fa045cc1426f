package io.boxoffice.hash;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * bcrypt by Spring Security, in the modular crypt format: {@code $2b$10$}, then salt and hash in 53 characters; also {@code 2a} and
 * {@code 2y}, which mean the same today. Of a password it knows the first 72 bytes, as it did where the hash was made.
 *
 * @param cost the binary logarithm of the rounds
 */
record Bcrypt(String text, int cost) implements Algorithm {
    private static final Pattern TEXT = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");
    private static final int LEAST_COST = 4;

    /** About a second. */
    private static final int MOST_COST = 14;

    static Optional<Bcrypt> parse(String text) {
        return Optional.of(TEXT.matcher(text))
                .filter(Matcher::matches)
                .map(found -> new Bcrypt(text, Field.number(found, 1)))
                .filter(read -> read.cost >= LEAST_COST);
    }

    @Override
    public boolean isAffordable() {
        return cost <= MOST_COST;
    }

    @Override
    public int kibibytes() {
        return 0;
    }

    @Override
    public boolean matches(byte[] password) {
        return BCrypt.checkpw(password, text);
    }
}

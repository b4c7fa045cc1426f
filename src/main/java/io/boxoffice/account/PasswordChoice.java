package io.boxoffice.account;

import io.boxoffice.oauth.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** A password that somebody chose, judged and hashed. A hash takes long: no transaction may be open meanwhile. */
@Dependent
public class PasswordChoice {
    /** What became of it. */
    public sealed interface Outcome permits Hashed, Weak, Busy {}

    /** It can be stored. */
    public record Hashed(String hash) implements Outcome {
        /** A record prints its components; a hash must not be printed. */
        @Override
        public String toString() {
            return "Hashed[***]";
        }
    }

    /** It is not acceptable; the message is for whoever chose it. */
    public record Weak(String message) implements Outcome {}

    /** Too many hashes are waiting. */
    public record Busy() implements Outcome {}

    @Inject
    HashPool pool;

    @Inject
    PasswordHash hash;

    @Inject
    Accounts accounts;

    /** What is wrong with a password for a user of this name, without hashing it. */
    public Optional<Weak> flaw(Secret chosen, Username username) {
        return switch (Password.choose(chosen, username)) {
            case Password.Weak weak -> Optional.of(new Weak(weak.message()));
            case Password.Good _ -> Optional.empty();
        };
    }

    /** Judges and hashes a password for a user of this name. */
    public Outcome of(Secret chosen, Username username) {
        return switch (Password.choose(chosen, username)) {
            case Password.Weak weak -> new Weak(weak.message());
            case Password.Good good -> hashed(good.password());
        };
    }

    private Outcome hashed(Password password) {
        return pool.run(turn -> hash.hash(turn, password))
                .<Outcome>map(Hashed::new)
                .orElseGet(Busy::new);
    }

    /** Whether it is the present password of a user already; not if too many hashes are waiting. */
    public boolean isPresent(Secret password, Username username) {
        return accounts.findByName(username)
                .flatMap(stored -> Password.of(password)
                        .flatMap(read -> pool.run(turn -> hash.matches(turn, read, stored.passwordHash()))))
                .orElse(false);
    }
}

package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.Together;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;

/** One refresh token, presented by many in the same moment, half of them at each of two nodes (RF-03). */
final class Burst {
    private final Boxoffice one;
    private final Boxoffice two;
    private final Database database;

    Burst(Boxoffice one, Boxoffice two, Database database) {
        this.one = one;
        this.two = two;
        this.database = database;
    }

    /** All who are answered get the very same successor, and it is the only one that lives. The successor. */
    Tokens present(Tokens tokens, int times) {
        Family family = new Family(database, tokens.session());
        long before = family.generation();
        List<Answer> answers = together(times, i -> () -> node(i).tryRefresh(tokens.refresh()));
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 429, 503);
        List<Tokens> good = answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(Tokens::of)
                .toList();
        assertThat(good).as("answered").isNotEmpty();
        assertThat(new TreeSet<>(good.stream().map(Tokens::refresh).toList())).hasSize(1);
        assertThat(new TreeSet<>(good.stream().map(Tokens::jti).toList())).hasSize(1);
        family.assertUntouchedAt(before + 1);
        return good.getFirst();
    }

    /** Where nothing is repeated: at most one is answered, and whoever came later has ended the session, once. */
    void presentStrictly(Tokens tokens, int times) {
        List<Answer> answers = together(times, i -> () -> node(i).tryRefresh(tokens.refresh()));
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 400, 429, 503);
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSizeLessThanOrEqualTo(1);
        assertThat(answers).extracting(Answer::status).contains(400);
        new Family(database, tokens.session()).assertEndedByOneReuse();
    }

    Boxoffice node(int i) {
        return i % 2 == 0 ? one : two;
    }

    static <T> List<T> together(int count, IntFunction<Callable<T>> calls) {
        try {
            return Together.run(count, calls);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}

package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What must hold when all is quiet again, at both nodes and in the database they share. */
final class Aftermath {
    private final Boxoffice one;
    private final Boxoffice two;
    private final Database database;

    Aftermath(Boxoffice one, Boxoffice two, Database database) {
        this.one = one;
        this.two = two;
        this.database = database;
    }

    /**
     * What was acknowledged is there, and what was ended stays so.
     *
     * @param living more users than that must live
     * @param ended more sessions than that must have been ended
     */
    void assertAsAcknowledged(List<LoadUser> users, int living, int ended) {
        assertNobodyWasTakenForAThief();
        List<LoadUser> alive = users.stream().filter(LoadUser::isLiving).toList();
        assertThat(alive).hasSizeGreaterThan(living);
        alive.forEach(this::assertLivesOnce);
        List<LoadUser.Over> over =
                users.stream().flatMap(user -> user.over().stream()).toList();
        assertThat(over).hasSizeGreaterThan(ended);
        over.forEach(this::assertOver);
        System.out.printf("%d sessions live, %d were ended%n", alive.size(), over.size());
    }

    /** No user has presented a token that they need not present, so none was a reuse. */
    private void assertNobodyWasTakenForAThief() {
        assertThat(database.count("select count(*) from audit_event where type = 'authn_token_reuse'"))
                .isZero();
    }

    /**
     * The successor that they were given last is good, and then the one of that; the one before it is not, and whoever shows it
     * ends the session for both.
     */
    private void assertLivesOnce(LoadUser user) {
        Tokens held = user.tokens();
        Family family = new Family(database, held.session());
        assertThat(family.isEnded()).as("ended: %s", held.session()).isFalse();
        assertThat(family.generation()).as("acknowledged rotations").isGreaterThan(user.rotations());
        Tokens next = Tokens.of(one.tryRefresh(held.refresh()));
        two.get("/api/other/user", next.access()).hasStatus(200);
        long generation = family.generation();
        Tokens last = Tokens.of(two.tryRefresh(next.refresh()));
        family.assertUntouchedAt(generation + 1);
        one.tryRefresh(held.refresh()).isOAuthError(400, "invalid_grant");
        family.assertEndedByOneReuse();
        Refusal.assertInvalidToken("of the ended family", one.get("/api/other/user", last.access()));
        two.tryRefresh(last.refresh()).isOAuthError(400, "invalid_grant");
    }

    private void assertOver(LoadUser.Over over) {
        Tokens tokens = over.tokens();
        assertThat(new Family(database, tokens.session()).isEnded()).isTrue();
        for (Boxoffice node : new Boxoffice[] {one, two}) {
            Refusal.assertInvalidToken("of an ended session", node.get("/api/other/user", tokens.access()));
        }
        two.tryRefresh(tokens.refresh()).isOAuthError(400, "invalid_grant");
    }
}

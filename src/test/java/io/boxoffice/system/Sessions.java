package io.boxoffice.system;

/** Sessions that nobody logged in for: as many rows as a test needs. Their tokens are nobody's. */
record Sessions(Database database) {
    /** One a millisecond until now. */
    void add(Person person, String audience, int count) {
        database.run("insert into session (id, account_id, audience, scope, created_at, absolute_end, generation,"
                + " secret_hash, rotated_at, idle_end, access_jti, access_issued_at, access_expires_at, access_end)"
                + " select (left(uuid_at(t)::text, 14) || '7' || substr(gen_random_uuid()::text, 16))::uuid, '"
                + person.id() + "', '" + audience + "', '', t, t + interval '90 d', 1, sha256('nobody'), t,"
                + " t + interval '14 d', 'nobody', t, t + interval '10 min', t + interval '10 min'"
                + " from (select now() - n * interval '1 ms' as t from generate_series(1, " + count
                + ") as n) as times");
    }

    long living(Person person) {
        return database.count(
                "select count(*) from session where ended_at is null and account_id = '" + person.id() + "'");
    }
}

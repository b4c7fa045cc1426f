package io.boxoffice.system;

/** As long as it is open, the database refuses a change of a table: what is inside fails. */
final class Breaking implements AutoCloseable {
    private final Database database;

    Breaking(Database database, String change, String table, String where) {
        this.database = database;
        database.run("create function breaks() returns trigger language plpgsql as"
                + " $$ begin raise exception 'not today'; end $$");
        database.run("create trigger breaks before " + change + " on " + table + " for each row when (" + where
                + ") execute function breaks()");
    }

    @Override
    public void close() {
        database.run("drop function breaks cascade");
    }
}

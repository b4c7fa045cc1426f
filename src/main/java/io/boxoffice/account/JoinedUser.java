package io.boxoffice.account;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A user in a row of another table that references them, for a statement that stands alone and reads both in one round trip. */
public final class JoinedUser {
    /** What {@link #read} reads, in its order, once the table is {@link #by joined}. */
    public static final String COLUMNS = Account.COLUMNS;

    private JoinedUser() {}

    /** The words behind a table that add its user; {@code a} is the user's table then. */
    public static String by(String column) {
        return " JOIN account a ON a.id = " + column;
    }

    /**
     * The user, with what is granted to them now, also if they are disabled.
     *
     * @param before how many columns the row has before theirs
     */
    public static User read(ResultSet row, int before) throws SQLException {
        return Account.read(row, before).user();
    }
}

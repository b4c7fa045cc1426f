package io.boxoffice.boot;

import java.sql.Types;
import java.util.UUID;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;
import org.jspecify.annotations.Nullable;

/** Without this a UUID that is not there would be written as a text, which a column of UUIDs refuses. */
public class UuidPlatform extends PostgreSQLPlatform {
    private static final long serialVersionUID = 1;

    @Override
    public int getJDBCType(@Nullable Class<?> type) {
        return type == UUID.class ? Types.OTHER : super.getJDBCType(type);
    }
}

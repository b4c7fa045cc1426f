package io.boxoffice.database;

import io.boxoffice.oauth.Secret;

/** As whom a connection is made. */
public enum Role {
    /** Reads and writes rows. */
    RUNTIME("boxoffice.db.user") {
        @Override
        public String user(DatabaseAddress address) {
            return address.user();
        }

        @Override
        Secret password(DatabaseAddress address) {
            return address.password();
        }
    },
    /** Owns the schema, and changes it. */
    OWNER("boxoffice.db.owner.user") {
        @Override
        public String user(DatabaseAddress address) {
            return address.ownerUser();
        }

        @Override
        Secret password(DatabaseAddress address) {
            return address.ownerPassword();
        }
    };

    private final String property;

    Role(String property) {
        this.property = property;
    }

    /** The setting that names its user. */
    public String property() {
        return property;
    }

    /** Its user. */
    public abstract String user(DatabaseAddress address);

    abstract Secret password(DatabaseAddress address);
}

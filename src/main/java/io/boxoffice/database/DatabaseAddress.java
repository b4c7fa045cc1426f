package io.boxoffice.database;

import io.boxoffice.oauth.Secret;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the database is and as whom to log in: one role at run time, another one, the schema's owner, for migrations. The
 * two are the same when no owner is named.
 */
public record DatabaseAddress(String url, String user, Secret password, String ownerUser, Secret ownerPassword) {
    private static final Pattern JDBC = Pattern.compile("jdbc:postgresql:\\S+");
    private static final Secret NONE = new Secret("");

    /** The database of the settings; empty when {@code boxoffice.db.url} is unset, which asks for the embedded one. */
    public static Optional<DatabaseAddress> find(Settings settings) {
        if (settings.find("boxoffice.db.url").isEmpty()) {
            refuseHalf(settings);
            return Optional.empty();
        }
        String url = url(settings);
        String user = settings.text("boxoffice.db.user", "the run-time role, because boxoffice.db.url is set");
        Secret password = secret(settings, "boxoffice.db.password");
        Optional<String> owner = settings.find("boxoffice.db.owner.user");
        if (owner.isEmpty() && settings.secret("boxoffice.db.owner.password").isPresent()) {
            throw new BadSetting("boxoffice.db.owner.user", "nothing", "the role boxoffice.db.owner.password is for");
        }
        Secret ownerPassword = owner.isPresent() ? secret(settings, "boxoffice.db.owner.password") : password;
        return Optional.of(new DatabaseAddress(url, user, password, owner.orElse(user), ownerPassword));
    }

    /** The database of the settings, which must name one. */
    public static DatabaseAddress of(Settings settings) {
        return find(settings).orElseThrow(() -> new BadSetting("boxoffice.db.url", "nothing", "a JDBC URL"));
    }

    /** The URL without what may be secret in it: its parameters and anything before an {@code @}. */
    public String shownUrl() {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
    }

    @Override
    public String toString() {
        return shownUrl();
    }

    private static String url(Settings settings) {
        String url = settings.find("boxoffice.db.url").orElseThrow();
        if (!JDBC.matcher(url).matches()) {
            throw new BadSetting(
                    "boxoffice.db.url",
                    Settings.quoted(url.replaceFirst("\\?.*", "").replaceFirst("//.*@", "//")),
                    "a URL such as jdbc:postgresql://host:5432/boxoffice");
        }
        return url;
    }

    private static void refuseHalf(Settings settings) {
        for (String property : new String[] {"boxoffice.db.user", "boxoffice.db.owner.user"}) {
            if (settings.find(property).isPresent()) {
                throw new BadSetting("boxoffice.db.url", "nothing", "a JDBC URL, because " + property + " is set");
            }
        }
    }

    private static Secret secret(Settings settings, String property) {
        return settings.secret(property).map(Secret::new).orElse(NONE);
    }
}

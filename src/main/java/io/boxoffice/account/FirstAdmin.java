package io.boxoffice.account;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Secret;
import io.boxoffice.settings.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** The administrator of an empty database: made on the first start and never looked at again. */
@Dependent
public class FirstAdmin {
    @Inject
    Accounts accounts;

    @Inject
    HashPool pool;

    @Inject
    PasswordHash hash;

    @Inject
    Settings settings;

    /** Makes the administrator if there is no user at all. */
    public void ensure() {
        if (!accounts.isEmpty()) {
            return;
        }
        AdminSettings chosen = AdminSettings.of(settings);
        Secret password = chosen.password().orElseGet(FirstAdmin::random);
        NewUser admin = admin(chosen.username(), password);
        String hashed = Password.of(password)
                .flatMap(read -> pool.run(turn -> hash.hash(turn, read)))
                .orElseThrow(() -> new IllegalStateException("The first administrator's password was not hashed."));
        boolean first = accounts.addFirst(admin.profile(), hashed).isPresent();
        if (first && chosen.password().isEmpty()) {
            announce(admin);
        }
    }

    private static NewUser admin(Username username, Secret password) {
        return new NewUser(
                username,
                password,
                List.of("admin"),
                null,
                Grants.NONE.with(Audience.SERVER).with(Audience.OTHER),
                JsonNodeFactory.instance.objectNode(),
                true);
    }

    private static Secret random() {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** To the terminal only: what goes through {@code System.out} would stand in the server's log for ever. */
    private static void announce(NewUser admin) {
        PrintStream terminal = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        terminal.println(
                "First start: the administrator is \"" + admin.username().text() + "\", the password is \""
                        + admin.password().reveal() + "\". It is shown this once.");
    }
}

package io.boxoffice.account;

import io.boxoffice.audience.Audiences;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;

/** Users who make themselves, where the operator lets them: the role {@code user}, the audiences of the setting, no scopes. */
@Dependent
public class SelfRegistration {
    private static final Logger LOG = System.getLogger(SelfRegistration.class.getName());

    @Inject
    RegistrationSettings settings;

    @Inject
    Audiences audiences;

    @Inject
    Registration registration;

    public boolean isOpen() {
        return settings.open();
    }

    /** Makes a user; it must be open. */
    public Registration.Outcome register(Username username, Secret password) {
        Grants granted = Grants.of(settings.audiences().stream()
                .filter(this::isRegistered)
                .collect(Collectors.toMap(audience -> audience, audience -> Scopes.NONE)));
        return registration.register(new NewUser(
                username, password, List.of("user"), null, granted, JsonNodeFactory.instance.objectNode(), true));
    }

    /** Tells the operator which audiences of the setting are left out, because they are not registered. */
    public void warn() {
        List<Audience> unknown = settings.audiences().stream()
                .filter(audience -> settings.open() && !isRegistered(audience))
                .toList();
        if (!unknown.isEmpty()) {
            LOG.log(Level.WARNING, "boxoffice.registration.audiences names what is not registered: " + unknown);
        }
    }

    private boolean isRegistered(Audience audience) {
        return !audience.equals(Audience.USERINFO)
                && audiences.find(audience.name()).isPresent();
    }
}

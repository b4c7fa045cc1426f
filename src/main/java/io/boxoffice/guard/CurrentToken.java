package io.boxoffice.guard;

import io.boxoffice.accesstoken.UserClaims;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.Subject;
import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The access token of the request that is being served. */
@RequestScoped
public class CurrentToken {
    private @Nullable VerifiedAccessToken verified;

    /** The access token; a method that is not {@link Open} is only ever called with one. */
    public VerifiedAccessToken get() {
        return find().orElseThrow(() -> new IllegalStateException("no policy admitted this request"));
    }

    /** The user whose token it is; one whose {@link Rule} asks for a user is only ever called with one. */
    public UserId user() {
        return switch (get().subject()) {
            case Subject.OfUser of -> of.id();
            case Subject.OfClient _ -> throw new IllegalStateException("the policy admitted a machine");
        };
    }

    /** The session that the user's token belongs to; as for {@link #user}. */
    public SessionId session() {
        return get().session().orElseThrow(() -> new IllegalStateException("the policy admitted a machine"));
    }

    /** The user's name; as for {@link #user}. */
    public String username() {
        return claims().username();
    }

    /** The user's roles, in order; as for {@link #user}. */
    public Set<String> roles() {
        return claims().roles();
    }

    private UserClaims claims() {
        return get().claims().user().orElseThrow(() -> new IllegalStateException("the policy admitted a machine"));
    }

    /** Whose rows a method may touch; one with a {@link TenantScope} is only ever called with one. */
    public Tenant tenant() {
        return get().tenant()
                .map(Tenant::new)
                .orElseThrow(() -> new IllegalStateException("the policy admitted a token without a tenant"));
    }

    Optional<VerifiedAccessToken> find() {
        return Optional.ofNullable(verified);
    }

    void admit(VerifiedAccessToken admitted) {
        this.verified = admitted;
    }
}

package io.boxoffice.guard;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The access token of the request that is being served. */
@RequestScoped
public class CurrentToken {
    private @Nullable VerifiedAccessToken verified;

    /** The access token; a method with a {@link Policy} is only ever called with one. */
    public VerifiedAccessToken get() {
        return find().orElseThrow(() -> new IllegalStateException("no policy admitted this request"));
    }

    /** Whose rows a method may touch; one whose {@link Rule} is of a tenant is only ever called with one. */
    public Tenant tenant() {
        return Optional.ofNullable(get().tenant())
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

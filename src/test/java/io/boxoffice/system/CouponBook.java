package io.boxoffice.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;

/** What lives longer than a request asks anew for each. */
@ApplicationScoped
public class CouponBook {
    @Inject
    @Claim("sub")
    ClaimValue<String> owner;

    public String owner() {
        return owner.getValue();
    }
}

package io.boxoffice.resourceserver;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSObject;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.security.Principal;
import java.text.ParseException;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what the issuer signed and is no access token (RFC 9068 4, RFC 8725 3.11), in a service whose MicroProfile JWT
 * does not look at {@code typ}: 401. A request that no token has let in passes: who may come without one is for others to
 * say.
 */
@Priority(Priorities.AUTHORIZATION)
public class AccessTokenTypeFilter implements ContainerRequestFilter {
    private static final Set<JOSEObjectType> TYPES =
            Set.of(new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"));

    @Override
    public void filter(ContainerRequestContext request) {
        if (isOfAnotherType(request.getSecurityContext().getUserPrincipal())) {
            request.abortWith(Response.status(Response.Status.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                    .build());
        }
    }

    static boolean isOfAnotherType(@Nullable Principal caller) {
        return caller instanceof JsonWebToken token && !isAccessToken(String.valueOf(token.getRawToken()));
    }

    private static boolean isAccessToken(String token) {
        try {
            JOSEObjectType type = JWSObject.parse(token).getHeader().getType();
            return type != null && TYPES.contains(type);
        } catch (ParseException malformed) {
            return false;
        }
    }
}

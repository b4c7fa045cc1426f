package io.boxoffice.guard;

import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.oauth.Scopes;
import java.util.Optional;

/** Whether the owner of a good token may call a method, but for how lately they must have shown who they are. */
enum MethodPolicy {
    /** They may. */
    PERMITTED,
    /** The resource is of another audience than the token. */
    OF_ANOTHER_AUDIENCE,
    /** Role, scope, kind of subject or tenant do not meet what the method says, or it says nothing. */
    NOT_PERMITTED;

    /**
     * What it comes to.
     *
     * @param access what the method says itself; nothing if it says nothing
     */
    static MethodPolicy of(Class<?> resource, Optional<Access> access, VerifiedAccessToken verified) {
        if (!isForAudienceOf(resource, verified)) {
            return OF_ANOTHER_AUDIENCE;
        }
        boolean isPermitted = isOpenTo(resource, verified.scopes())
                && access.filter(said -> said.permits(verified)).isPresent();
        return isPermitted ? PERMITTED : NOT_PERMITTED;
    }

    /** A class that names no audience is of the one in its path, which the token was asked for already. */
    private static boolean isForAudienceOf(Class<?> resource, VerifiedAccessToken verified) {
        ForAudience audience = resource.getAnnotation(ForAudience.class);
        return audience == null
                ? ProtectedPath.isOf(verified.audience(), Declaration.path(resource))
                : audience.value().equals(verified.audience().name());
    }

    /** A token for the setting up of a second factor opens that and nothing else. */
    private static boolean isOpenTo(Class<?> resource, Scopes scopes) {
        return !scopes.containsAll(Scopes.ENROLMENT) || resource.isAnnotationPresent(ForEnrolment.class);
    }
}

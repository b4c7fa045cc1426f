package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.accesstoken.SomeTokens;
import io.boxoffice.oauth.Audience;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.Claims;
import org.junit.jupiter.api.Test;

/** MicroProfile JWT 2.1, 7: what is injected is that of the token that the guard let in. */
@SuppressWarnings("UnusedVariable") // the fields are there to be named
class ClaimedTest {
    private static final class Resource {
        @Claim(standard = Claims.groups)
        private Set<String> roles = Set.of();

        @Claim("upn")
        private String name = "";
    }

    private final CurrentToken current = new CurrentToken();
    private final Claimed claimed = new Claimed();

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    ClaimedTest() {
        claimed.current = current;
    }

    @Test
    void userThenTheirClaims() throws NoSuchFieldException {
        current.admit(SomeTokens.of(Audience.OTHER, null, "clerk"));

        assertThat(claimed.texts(point("roles"))).containsExactly("clerk");
        assertThat(claimed.text(point("name"))).isEqualTo("alice");
        assertThat(claimed.token().getName()).isEqualTo("alice");
        assertThat(claimed.<String>lasting(point("name")).getValue()).isEqualTo("alice");
    }

    @Test
    void machineThenNoRolesAndNotNull() throws NoSuchFieldException {
        current.admit(SomeTokens.ofMachine(Audience.OTHER, "orders.read", null));

        assertThat(claimed.texts(point("roles"))).isEmpty();
        assertThat(claimed.text(point("name"))).isNull();
        assertThat(claimed.token().getGroups()).isEmpty();
    }

    @Test
    void nobodyThenNothing() throws NoSuchFieldException {
        assertThat(claimed.texts(point("roles"))).isEmpty();
        assertThat(claimed.<String>optional(point("name"))).isEmpty();
        assertThat(claimed.token().getName()).isNull();
        assertThat(claimed.token().getClaimNames()).isEmpty();
    }

    /** Where the container would inject: all that is asked of it is its qualifier. */
    private static InjectionPoint point(String name) throws NoSuchFieldException {
        Field field = Resource.class.getDeclaredField(name);
        return (InjectionPoint) Proxy.newProxyInstance(
                ClaimedTest.class.getClassLoader(),
                new Class<?>[] {InjectionPoint.class},
                (proxy, method, arguments) -> method.getName().equals("getQualifiers")
                        ? Set.of(field.getAnnotation(Claim.class))
                        : field.getGenericType());
    }
}

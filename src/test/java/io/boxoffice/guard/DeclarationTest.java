package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.Open;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is not said of a method is told with its name. */
class DeclarationTest {
    @Open
    @Path("/auth/something")
    static class Opened {
        @GET
        public void call() {}
    }

    @ForAudience("other")
    @Path("api/other/things")
    static class Guarded {
        @GET
        @Policy(Rule.ANY)
        public void call() {}
    }

    @ForAudience("other")
    @Path("/api/other/things")
    static class Forgotten {
        @GET
        public void call() {}
    }

    @Path("/api/other/things")
    static class ForNobody {
        @GET
        @Policy(Rule.ADMIN)
        public void call() {}
    }

    @Open
    @ForAudience("other")
    @Path("/api/other/things")
    static class Both {
        @GET
        @Policy(Rule.ANY)
        public void call() {}
    }

    @Open
    @Path("api/other/things")
    static class OpenedUnderApi {
        @GET
        public void call() {}
    }

    @ForAudience("other")
    @Path("/api/others/things")
    static class Elsewhere {
        @GET
        @Policy(Rule.ANY)
        public void call() {}
    }

    @RolesAllowed("clerk")
    @Path("/api/other/things")
    static class Standard {
        @GET
        public void call() {}
    }

    @PermitAll
    @Path("/api")
    static class StandardOfNoAudience {
        @GET
        public void call() {}
    }

    @PermitAll
    @Path("/things")
    static class StandardElsewhere {
        @GET
        public void call() {}
    }

    @ForAudience("other")
    @Path("/api/other/things")
    static class TwoThings {
        @GET
        @PermitAll
        @Policy(Rule.ANY)
        public void call() {}
    }

    @Test
    void standardAnnotationsAloneThenNoFaultUnderAnAudience() throws NoSuchMethodException {
        assertThat(fault(Standard.class)).isEmpty();
        assertThat(fault(StandardOfNoAudience.class)).isPresent();
        assertThat(fault(StandardElsewhere.class)).isPresent();
    }

    @Open
    @Path("/auth/something")
    static class OpenedAndDenied {
        @GET
        @DenyAll
        public void call() {}
    }

    @Open
    @RolesAllowed("admin")
    @Path("/auth/something")
    static class OpenedForARole {
        @GET
        public void call() {}
    }

    @Test
    void openThatSaysWhoMayCallThenNamed() throws NoSuchMethodException {
        assertThat(fault(OpenedAndDenied.class))
                .hasValueSatisfying(line -> assertThat(line).contains("@Open"));
        assertThat(fault(OpenedForARole.class))
                .hasValueSatisfying(line -> assertThat(line).contains("@Open"));
    }

    @Test
    void twoThingsSaidThenNamed() throws NoSuchMethodException {
        assertThat(fault(TwoThings.class))
                .hasValueSatisfying(line -> assertThat(line).contains("TwoThings.call", "several"));
    }

    @Test
    void openOrWithAudienceAndPolicyThenNoFault() throws NoSuchMethodException {
        assertThat(fault(Opened.class)).isEmpty();
        assertThat(fault(Guarded.class)).isEmpty();
    }

    @Test
    void withoutPolicyThenNamed() throws NoSuchMethodException {
        assertThat(fault(Forgotten.class))
                .hasValueSatisfying(line -> assertThat(line)
                        .contains("DeclarationTest$Forgotten.call", "@Policy")
                        .doesNotContain("\n"));
    }

    @Test
    void neitherOpenNorForAnAudienceThenNamed() throws NoSuchMethodException {
        assertThat(fault(ForNobody.class))
                .hasValueSatisfying(line -> assertThat(line).contains("ForNobody.call", "@Open", "@ForAudience"));
        assertThat(fault(Both.class))
                .hasValueSatisfying(line -> assertThat(line).contains("Both.call", "@Open", "@ForAudience"));
    }

    @Test
    void pathThatIsNotItsAudiencesThenNamed() throws NoSuchMethodException {
        assertThat(fault(OpenedUnderApi.class))
                .hasValueSatisfying(line -> assertThat(line).contains("OpenedUnderApi.call", "/api"));
        assertThat(fault(Elsewhere.class))
                .hasValueSatisfying(line -> assertThat(line).contains("Elsewhere.call", "path"));
    }

    private static Optional<String> fault(Class<?> resource) throws NoSuchMethodException {
        return Declaration.fault(resource, resource.getDeclaredMethod("call"));
    }
}

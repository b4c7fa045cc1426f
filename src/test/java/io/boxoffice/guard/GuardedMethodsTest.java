package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which method a request would reach, as Jakarta RESTful Web Services 3.7.2 has it. */
@SuppressWarnings("UnusedMethod") // the methods are there to be named
class GuardedMethodsTest {
    @Path("/api/other/things")
    private static final class ThingsResource {
        @GET
        void list() {}

        @POST
        void make() {}

        @GET
        @Path("/export")
        void export() {}

        @GET
        @Path("/{id}")
        void one() {}

        @DELETE
        @Path("{id: [0-9]{1,3}}/parts/{part}")
        void part() {}
    }

    private final GuardedMethods methods = new GuardedMethods();

    GuardedMethodsTest() {
        for (Method method : ThingsResource.class.getDeclaredMethods()) {
            methods.add(ThingsResource.class, method);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/other/things, list",
        "HEAD, /api/other/things, list",
        "GET, /api/other/things/, list",
        "POST, /api/other/things, make",
        "GET, /api/other/things/export, export",
        "GET, /api/other/things/exports, one",
        "DELETE, /api/other/things/12/parts/x, part",
    })
    void servedThenTheMethodWithTheMostLetters(String verb, String path, String method) {
        assertThat(methods.find(verb, path).map(GuardedMethods.Served::method).map(Method::getName))
                .contains(method);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/other/things, true",
        "GET, /api/other/thing, false",
        "GET, /api/other/things/a/b, false",
        "DELETE, /api/other/things/1234/parts/x, false",
        "GET, /api/other/things/12/parts/x, true",
    })
    void notServedThenNothing(String verb, String path, boolean byAnotherMethod) {
        assertThat(methods.find(verb, path)).isEqualTo(Optional.empty());
        assertThat(methods.serves(path)).isEqualTo(byAnotherMethod);
    }

    @Test
    void nothingToldOfThenNothing() {
        assertThat(new GuardedMethods().find("GET", "/api/other/things")).isEmpty();
    }
}

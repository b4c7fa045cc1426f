package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6750 2.1, TR-08: one header, the scheme in any case, exactly one space. */
class BearerTokenTest {
    @Test
    void noHeaderThenNone() {
        assertThat(BearerToken.of(List.of())).isEqualTo(new BearerToken.None());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x.y.z", "bearer x.y.z", "BEARER x.y.z"})
    void schemeInAnyCaseThenTheText(String header) {
        assertThat(of(header)).isEqualTo(new BearerToken.Presented(BearerToken.Scheme.BEARER, "x.y.z"));
    }

    /** RFC 9449 7.1. */
    @ParameterizedTest
    @ValueSource(strings = {"DPoP x.y.z", "dpop x.y.z", "DPOP x.y.z"})
    void schemeOfBoundTokensThenTheText(String header) {
        assertThat(of(header)).isEqualTo(new BearerToken.Presented(BearerToken.Scheme.DPOP, "x.y.z"));
    }

    @Test
    void bothSchemesThenNeitherCounts() {
        assertThat(BearerToken.of(List.of("Bearer x", "DPoP x"))).isEqualTo(new BearerToken.Ambiguous());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer   ",
                "Basic x.y.z",
                "x.y.z",
                "Bearerx.y.z",
                "Bearer\tx.y.z",
                " Bearer x",
                "DPoP",
                "DPoP ",
                "DPoPx.y.z",
                "DPoP\tx.y.z"
            })
    void noBearerTokenThenNone(String header) {
        assertThat(of(header)).isEqualTo(new BearerToken.None());
    }

    /** What stands around the token stays with it, for the strict reading to refuse. */
    @Test
    void moreThanOneSpaceThenPartOfTheText() {
        assertThat(of("Bearer  x.y.z")).isEqualTo(new BearerToken.Presented(BearerToken.Scheme.BEARER, " x.y.z"));
        assertThat(of("Bearer x.y.z ")).isEqualTo(new BearerToken.Presented(BearerToken.Scheme.BEARER, "x.y.z "));
    }

    @Test
    void twoHeadersThenNeitherCounts() {
        assertThat(BearerToken.of(List.of("Bearer x", "Bearer x"))).isEqualTo(new BearerToken.Ambiguous());
        assertThat(BearerToken.of(List.of("Basic x", "Bearer x"))).isEqualTo(new BearerToken.Ambiguous());
    }

    /** LG-03. */
    @Test
    void printedThenNoToken() {
        assertThat(of("Bearer x.y.z")).hasToString("Presented[***]");
    }

    private static BearerToken of(String header) {
        return BearerToken.of(List.of(header));
    }
}

package io.boxoffice.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LibertyPasswordTest {
    /** As Liberty's own {@code securityUtility encode} prints them. */
    @Test
    void passwordThenEncodedAsLibertyDoes() {
        assertThat(LibertyPassword.encoded("password").reveal()).isEqualTo("{xor}Lz4sLCgwLTs=");
        assertThat(LibertyPassword.encoded("").reveal()).isEmpty();
    }

    @Test
    void anyPasswordThenNothingInItThatLibertyResolves() {
        assertThat(LibertyPassword.encoded("$$ ${x} $(y) \\ '\" pä€").reveal()).matches("\\{xor}[A-Za-z0-9+/=]+");
    }
}

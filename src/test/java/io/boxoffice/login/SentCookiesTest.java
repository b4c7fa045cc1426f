package io.boxoffice.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentCookiesTest {
    private static final String NAME = "__Secure-boxoffice-refresh-server";
    private static final RefreshCookie SERVER = new RefreshCookie(Audience.SERVER);
    private static final RefreshCookie OTHER = new RefreshCookie(Audience.OTHER);

    @Test
    void cookiesThenEachUnderItsAudience() {
        SentCookies sent = SentCookies.parse(List.of("a=b; " + NAME + "=s", OTHER.name() + "=o=;"));

        assertThat(sent.isEmpty()).isFalse();
        assertThat(sent.token(SERVER).reveal()).isEqualTo("s");
        assertThat(sent.token(OTHER).reveal()).isEqualTo("o=");
        assertThat(sent).asString().doesNotContain("=s", "o=").contains("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";;",
                "=",
                "a",
                NAME,
                "x" + NAME + "=s",
                "__secure-boxoffice-refresh-server=s",
                "__Host-boxoffice-refresh-server=s",
                "boxoffice-refresh-server=s",
                "a=\"; x=" + NAME
            })
    void nothingOfOursThenEmpty(String line) {
        assertThat(SentCookies.parse(List.of(line)).isEmpty()).isTrue();
        assertThat(SentCookies.parse(List.of(line)).token(SERVER).reveal()).isEmpty();
    }

    @Test
    void cookieOfAnotherAudienceThenNoToken() {
        assertThat(SentCookies.parse(List.of(NAME + "s=x")).token(SERVER).reveal())
                .isEmpty();
    }

    @Test
    void quotedThenTheQuotesBelongToIt() {
        assertThat(SentCookies.parse(List.of(NAME + "=\"s\"")).token(SERVER).reveal())
                .isEqualTo("\"s\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {NAME + "=s; " + NAME + "=s", NAME + "=;" + NAME + "=s"})
    void sameNameTwiceThenInvalidRequest(String line) {
        refusesServer(SentCookies.parse(List.of(line)));
        refusesServer(SentCookies.parse(List.of(line.split(";", -1))));
    }

    private static void refusesServer(SentCookies sent) {
        assertThatThrownBy(() -> sent.token(SERVER))
                .isInstanceOfSatisfying(
                        OAuthException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
        assertThat(sent.token(OTHER).reveal()).isEmpty();
    }
}

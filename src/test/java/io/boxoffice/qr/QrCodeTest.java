package io.boxoffice.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

    @Test
    void textThenModulesWithinAQuietZone() {
        String svg = QrCode.svg("otpauth://totp/x:y?secret=GEZDGNBVGY3TQOJQ");
        int width = Integer.parseInt(svg.replaceAll("(?s).*viewBox=\"0 0 (\\d+) .*", "$1"));

        assertThat(MODULE.matcher(svg).results().map(MatchResult::group).count())
                .isGreaterThan(200);
        assertThat(MODULE.matcher(svg).results())
                .allMatch(module -> isWithin(module.group(1), width) && isWithin(module.group(2), width));
    }

    @Test
    void markupInTheTextThenNoneInThePicture() {
        assertThat(QrCode.svg("</svg><script>")).doesNotContain("script");
        assertThat(QrCode.dataUri("x")).matches("data:image/svg\\+xml;base64,[A-Za-z0-9+/]+=*");
    }

    private static boolean isWithin(String place, int width) {
        int at = Integer.parseInt(place);
        return at >= 4 && at < width - 4;
    }
}

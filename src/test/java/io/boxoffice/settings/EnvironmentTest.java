package io.boxoffice.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    private static final String ODD = " $$ ${x} \\ 'a' \"b\" pä€\uD83D\uDE00\n ";

    /** What another process prints of its own environment; run by {@link #anyLocaleThenAsItIs}. */
    public static void main(String[] arguments) throws IOException {
        String found =
                OutsideConfig.ofThisProcess().secret("boxoffice.db.password").orElse("");
        String source = new EnvironmentSource().getValue("boxoffice.db.password");
        System.out.write((found + "\0" + source).getBytes(UTF_8));
        System.out.flush();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8", "tr_TR.UTF-8", "no_such"})
    void anyLocaleThenAsItIs(String locale) throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=tr",
                "-Dfile.encoding=COMPAT",
                "-cp",
                System.getProperty("java.class.path"),
                EnvironmentTest.class.getName());
        java.environment().put("LC_ALL", locale);
        java.environment().put("BOXOFFICE_DB_PASSWORD", ODD);
        byte[] said = java.redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .getInputStream()
                .readAllBytes();
        assertThat(new String(said, UTF_8)).isEqualTo(ODD + "\0" + ODD);
    }

    @Test
    void blockOfVariablesThenTheFirstOfEachName() throws CharacterCodingException {
        byte[] block = "A=1\0B==x=\0A=2\0=C\0odd\0D=\0".getBytes(UTF_8);
        assertThat(Environment.parse(block)).isEqualTo(Map.of("A", "1", "B", "=x=", "D", ""));
    }

    @Test
    void noUtf8ThenRefused() {
        assertThatThrownBy(() -> Environment.parse(new byte[] {'A', '=', (byte) 0xe4, 0}))
                .isInstanceOf(CharacterCodingException.class);
    }
}

package io.boxoffice.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path directory;

    @Test
    void neitherSetThenNothing() {
        assertThat(MasterKey.find(settings(Map.of()))).isEmpty();
        assertThatThrownBy(() -> MasterKey.of(settings(Map.of())))
                .isInstanceOf(BadSetting.class)
                .hasMessage(
                        "boxoffice.master.key: got nothing, takes base64 of exactly 32 bytes (or boxoffice.master.key.file)");
    }

    @Test
    void sameKeyFromTextAndFileThenEachOpensWhatTheOtherSealed() throws IOException {
        Path file = Files.writeString(directory.resolve("key"), KEY + "\n");
        MasterKey fromText = MasterKey.of(settings(Map.of("boxoffice.master.key", KEY)));
        MasterKey fromFile = MasterKey.of(settings(Map.of("boxoffice.master.key.file", file.toString())));

        byte[] sealed = fromText.seal(new byte[] {1, 2, 3}, Purpose.TOKEN);

        assertThat(fromFile.open(sealed, Purpose.TOKEN)).hasValue(new byte[] {1, 2, 3});
    }

    /** KY-09: a sealed key of the ring cannot be passed off as the one of another purpose. */
    @Test
    void keySealedForAnotherPurposeThenStaysClosed() {
        MasterKey master = MasterKey.of(settings(Map.of("boxoffice.master.key", KEY)));

        assertThat(master.open(master.seal(new byte[32], Purpose.PEPPER), Purpose.TOKEN))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 31, 33, 64})
    void otherThanThirtyTwoBytesThenOneLineWithoutTheKey(int length) {
        String text = Base64.getEncoder().encodeToString(new byte[length]);

        assertThatThrownBy(() -> MasterKey.of(settings(Map.of("boxoffice.master.key", text))))
                .isInstanceOf(BadSetting.class)
                .hasMessage(
                        "boxoffice.master.key: got base64 of " + length + " bytes, takes base64 of exactly 32 bytes");
    }

    @Test
    void noBase64ThenOneLineWithoutTheText() {
        assertThatThrownBy(() -> MasterKey.of(settings(Map.of("boxoffice.master.key", "hunter2!"))))
                .isInstanceOf(BadSetting.class)
                .hasMessage(
                        "boxoffice.master.key: got 8 characters that are not base64, takes base64 of exactly 32 bytes");
    }

    @Test
    void bothSetThenOneLine() {
        assertThatThrownBy(() -> MasterKey.of(
                        settings(Map.of("boxoffice.master.key", KEY, "boxoffice.master.key.file", "/a/file"))))
                .hasMessage(
                        "boxoffice.master.key.file: got \"/a/file\", takes nothing while boxoffice.master.key is set");
    }

    @Test
    void fileThatIsNotThereThenOneLine() {
        String missing = directory.resolve("missing").toString();

        assertThatThrownBy(() -> MasterKey.of(settings(Map.of("boxoffice.master.key.file", missing))))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("boxoffice.master.key.file: got \"" + missing + "\", which cannot be read");
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(property -> Optional.ofNullable(values.get(property)));
    }
}

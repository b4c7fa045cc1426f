package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** KY-02: who steals the database has no key that signs. */
class KeyDumpST {
    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "k");
    /** How an unsealed PKCS #8 RSA key begins behind its length: version 0, algorithm RSA. */
    private static final String PKCS8_RSA = "020100300d06092a864886f70d0101010500";

    private final Boxoffice boxoffice = Boxoffice.open();
    private final AdminKeys adminKeys = new AdminKeys(boxoffice);

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256", "EdDSA", "HS256"})
    @DisplayName("KY-02: an imported key, which the test knows, in none of its forms")
    void importedThenNoPrivateMemberInTheDump(String alg) {
        AnyKey key = AnyKey.generate(alg);
        adminKeys.withdraw("other");
        boxoffice
                .asAdmin(AdminKeys.PATH, Json.object("audience", "other", "jwk", key.jwk(), "state", "announced"))
                .hasStatus(201);
        String dump = Dump.of(boxoffice);
        adminKeys.revoke(key.kid(), "its dump is read").hasStatus(204);
        assertThat(dump).contains(key.kid());
        assertThat(dump).doesNotContain(privateForms(key.jwk()));
        assertThat(Dump.of(boxoffice)).contains(key.kid()).doesNotContain(privateForms(key.jwk()));
    }

    private static List<String> privateForms(Map<String, Object> jwk) {
        List<String> forms = new ArrayList<>();
        for (String member : PRIVATE) {
            if (jwk.containsKey(member)) {
                String text = Objects.toString(jwk.get(member));
                byte[] bytes = TokenText.decode(text);
                forms.addAll(List.of(text, Base64.getEncoder().encodeToString(bytes), hex(bytes)));
                forms.add(hex(text.getBytes(StandardCharsets.UTF_8)));
            }
        }
        assertThat(forms).isNotEmpty();
        return forms;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    @DisplayName("KY-02: a generated key, which nobody knows, by the look of a private key")
    void generatedThenNothingInTheDumpLooksPrivate() {
        adminKeys.withdraw("other");
        String announced = adminKeys.announce("other");
        String dump = Dump.of(boxoffice);
        adminKeys.withdraw("other");
        assertThat(dump).contains(announced).doesNotContain("PRIVATE KEY", PKCS8_RSA);
        for (String member : PRIVATE) {
            assertThat(dump).doesNotContainPattern("\"" + member + "\\\\?\"\\s*:");
            assertThat(dump).doesNotContain(hex(("\"" + member + "\":").getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    @DisplayName("KY-02: no two keys are sealed with the same nonce")
    void sealedThenNoNonceTwice() {
        assertThat(boxoffice
                        .database()
                        .count("select count(*) - count(distinct substring(sealed_private from 1 for 13)) "
                                + "from signing_key where sealed_private is not null"))
                .isZero();
    }
}

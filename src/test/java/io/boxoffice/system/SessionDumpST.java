package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RF-07: who steals the database has no token that anybody would take, and no hash that could be tried without the ring. */
class SessionDumpST {
    private final Boxoffice boxoffice = Boxoffice.open();

    @Test
    @DisplayName("RF-07: living, used, repeated, replayed and given back: none of them in any form")
    void everythingHappenedThenNoTokenInTheDump() {
        List<Tokens> all = new ArrayList<>();
        Tokens first = login(all);
        Tokens second = refresh(all, first);
        refresh(all, first);
        refresh(all, second);
        Tokens replayed = login(all);
        refresh(all, refresh(all, replayed));
        boxoffice.tryRefresh(replayed.refresh()).isOAuthError(400, "invalid_grant");
        boxoffice.tryLogout(login(all).refresh()).hasStatus(204);
        String dump = Dump.of(boxoffice);
        assertThat(dump).contains(first.session(), second.jti());
        all.forEach(tokens -> assertThat(dump).doesNotContain(forms(tokens)));
    }

    @Test
    @DisplayName("RF-07: nor the tokens of later: who has the dump cannot go on where a session goes on")
    void refreshedAfterTheDumpThenTheNewTokenIsNotInTheOldDump() {
        List<Tokens> later = new ArrayList<>();
        Tokens first = login(new ArrayList<>());
        Tokens second = boxoffice.refresh(boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "other"));
        String dump = Dump.of(boxoffice);
        assertThat(dump).contains(first.session(), second.session());
        refresh(later, refresh(later, first));
        refresh(later, refresh(later, second));
        later.forEach(tokens -> assertThat(dump).doesNotContain(forms(tokens)));
    }

    private Tokens login(List<Tokens> all) {
        return remember(all, boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server"));
    }

    private Tokens refresh(List<Tokens> all, Tokens tokens) {
        return remember(all, boxoffice.refresh(tokens));
    }

    private static Tokens remember(List<Tokens> all, Tokens tokens) {
        all.add(tokens);
        return tokens;
    }

    private static List<String> forms(Tokens tokens) {
        List<String> forms = new ArrayList<>(List.of(
                tokens.refresh(),
                tokens.refresh().substring("bo_rt_".length()),
                tokens.access(),
                tokens.accessText().signature()));
        byte[] secret = Family.secret(tokens);
        byte[] text = tokens.refresh().getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = TokenText.decode(tokens.refresh().substring("bo_rt_".length()));
        for (byte[] traitor : List.of(secret, text, bytes, sha256(secret), sha256(text), sha256(bytes))) {
            forms.add(HexFormat.of().formatHex(traitor));
            forms.add(Base64.getEncoder().withoutPadding().encodeToString(traitor));
            forms.add(TokenText.encode(traitor));
        }
        return forms;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

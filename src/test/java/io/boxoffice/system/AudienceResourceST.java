package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** RFC 8707 2, RFC 9068 2.2: an audience by its URI, and which of its two spellings its tokens name. */
class AudienceResourceST {
    private static final String PATH = "/api/server/audiences";

    private final Boxoffice boxoffice = Boxoffice.open();
    private final String admin = boxoffice.admin("server").access();
    private final String issuer = boxoffice.issuer();

    @Test
    void audiencesOfTheStartThenTheirUrls() {
        for (String name : List.of("server", "other")) {
            JsonNode audience =
                    boxoffice.get(PATH + "/" + name, admin).hasStatus(200).json();
            assertThat(audience.path("resource").stringValue()).isEqualTo(issuer + "/api/" + name);
            assertThat(audience.path("aud").stringValue()).isEqualTo("name");
        }
    }

    @Test
    void newAudienceThenNoneUntilSet() {
        Answer created = create(Map.of()).hasStatus(201);
        assertThat(created.json().path("resource").isNull()).isTrue();
        assertThat(created.text("aud")).isEqualTo("name");
        patch(created, Json.object("aud", "resource")).isProblem(400);

        Answer set = patch(created, Json.object("resource", uri(created), "aud", "resource"))
                .hasStatus(200);
        assertThat(set.text("resource")).isEqualTo(uri(created));
        patch(set, "{\"resource\":null}").isProblem(400);
        assertThat(patch(set, "{\"resource\":null,\"aud\":null}")
                        .hasStatus(200)
                        .json()
                        .path("resource")
                        .isNull())
                .isTrue();
    }

    @Test
    void audienceOfTheStartWithAnotherResourceThenItsOwnAgainByNull() {
        Answer before = boxoffice.get(PATH + "/other", admin);
        String elsewhere = "https://" + Boxoffice.uniqueName() + ".example/shop";
        Answer set = patch(before, Json.object("resource", elsewhere)).hasStatus(200);
        assertThat(set.text("resource")).isEqualTo(elsewhere);
        create(Map.of("resource", issuer + "/api/other")).isProblem(409);
        assertThat(patch(set, "{\"resource\":null}").hasStatus(200).text("resource"))
                .isEqualTo(issuer + "/api/other");
    }

    @Test
    @DisplayName("AU-07: no resource of another audience in any spelling, nor one of the issuer's own")
    void resourceThatIsTakenThenConflict() {
        Answer created = create(Map.of()).hasStatus(201);
        String taken = uri(created);
        patch(created, Json.object("resource", taken)).hasStatus(200);
        Answer another = create(Map.of()).hasStatus(201);
        for (String wanted : List.of(taken, taken + "/", issuer, issuer + "/api/server", issuer + "/oauth2/userinfo")) {
            create(Map.of("resource", wanted)).isProblem(409);
            patch(another, Json.object("resource", wanted)).isProblem(409);
        }
        create(Map.of("resource", taken + "/more")).hasStatus(201);
    }

    @Test
    void sameResourceAtOnceThenOneOfThem() {
        String wanted = "https://" + Boxoffice.uniqueName() + ".example";
        List<Integer> answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> create(Map.of("resource", wanted)).status())
                .sorted()
                .toList();
        assertThat(answers).containsExactly(201, 409, 409, 409);
    }

    @Test
    @DisplayName("AU-03: tokens name what the audience says, and open no other API by it")
    void tokensNameTheResourceThenItStandsInAudAndTheRestIsAsBefore() {
        Answer created = create(Map.of()).hasStatus(201);
        String name = created.text("name");
        patch(created, Json.object("resource", uri(created), "aud", "resource")).hasStatus(200);

        Tokens tokens = boxoffice.login(boxoffice.createUser(name, "server"), name);
        assertThat(tokens.accessText().claimsJson().path("aud").stringValue()).isEqualTo(uri(created));
        assertThat(tokens.audience()).isEqualTo(name);
        Tokens next = boxoffice.refresh(tokens);
        assertThat(next.accessText().claimsJson().path("aud").stringValue()).isEqualTo(uri(created));
        assertThat(next.audience()).isEqualTo(name);
        Refusal.assertInvalidToken("resource", boxoffice.get("/api/server/me", tokens.access()));
    }

    @Test
    @DisplayName("AU-04: either spelling of its own audience byte for byte, and no other text")
    void tokenOfOneKeyThenGoodWithBothSpellingsOfItsAudienceOnly() {
        String own = issuer + "/api/other";
        for (String spelling : List.of("other", own)) {
            Api.OTHER.admits(aud(spelling));
        }
        for (String spelling : List.of(
                own + "/",
                own + "s",
                issuer + "/api",
                issuer + "/api/Other",
                own.replace("https", "HTTPS"),
                issuer + "/api/%6fther",
                issuer + "/api/server",
                issuer,
                "server")) {
            Api.OTHER.refuses(spelling, aud(spelling));
        }
    }

    private static String aud(String text) {
        return Api.OTHER.forged().token(Api.OTHER.claims().put("aud", text));
    }

    private static String uri(Answer audience) {
        return "https://seats.example/" + audience.text("name");
    }

    private Answer create(Map<String, Object> members) {
        Map<String, Object> body =
                Json.map("name", "seats-" + Boxoffice.uniqueName().toLowerCase(Locale.ROOT));
        body.putAll(members);
        return boxoffice.post(PATH, Json.text(body), admin);
    }

    private Answer patch(Answer present, String json) {
        return boxoffice.send(boxoffice
                .request(PATH + "/" + present.text("name"))
                .header("Authorization", "Bearer " + admin)
                .header("Content-Type", "application/json")
                .header("If-Match", present.header("ETag"))
                .method("PATCH", BodyPublishers.ofString(json)));
    }
}

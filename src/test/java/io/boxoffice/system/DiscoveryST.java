package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code /.well-known/*}: RFC 8414 and the JWK Sets of RFC 7517. */
class DiscoveryST {
    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d+)");
    private static final int HALF_THE_ANNOUNCE_TIME = 1800;
    private final Boxoffice boxoffice = Boxoffice.open();

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    @DisplayName("OA-05, CR-10: the issuer is the one it was read from, and whatever is advertised is there")
    void metadataThenOnlyWhatWorks(String path) {
        Answer answer = boxoffice.get(path).hasStatus(200);
        assertThat(answer.mediaType()).isEqualTo("application/json");
        JsonNode metadata = answer.json();
        assertThat(metadata.path("issuer").stringValue()).isEqualTo(boxoffice.issuer());
        assertThat(metadata.path("jwks_uri").stringValue()).isEqualTo(boxoffice.issuer() + Published.ALL);
        metadata.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (value.isString() && value.stringValue().startsWith(boxoffice.issuer() + "/")) {
                String advertised =
                        value.stringValue().substring(boxoffice.issuer().length());
                assertThat(boxoffice.get(advertised).status())
                        .as(member.getKey())
                        .isNotIn(404, 503);
            }
        });
        assertThat(metadata.toString()).doesNotContain("HS256", "password", "implicit");
        assertThat(metadata.properties())
                .filteredOn(member -> member.getKey().contains("_alg_"))
                .isNotEmpty()
                .allSatisfy(member -> assertThat(member.getValue().toString()).doesNotContain("none"));
    }

    @Test
    void bothMetadataDocumentsThenTheSameIssuerAndKeys() {
        JsonNode openid = boxoffice.get("/.well-known/openid-configuration").json();
        JsonNode oauth =
                boxoffice.get("/.well-known/oauth-authorization-server").json();
        assertThat(openid.path("issuer")).isEqualTo(oauth.path("issuer"));
        assertThat(openid.path("jwks_uri")).isEqualTo(oauth.path("jwks_uri"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/jwks.json", "/.well-known/jwks/server.json", "/.well-known/jwks/other.json"})
    @DisplayName("KY-03: public members only, one kid each, cached for at most half the announce time")
    void keySetThenPublicMembersOnly(String path) {
        Answer answer = boxoffice.get(path).hasStatus(200);
        assertThat(answer.mediaType()).isIn("application/json", "application/jwk-set+json");
        assertThat(Json.names(answer.json())).containsExactly("keys");
        JsonNode keys = answer.json().path("keys");
        assertThat(keys.size()).isPositive();
        Set<String> kids = new HashSet<>();
        keys.forEach(key -> {
            assertThat(Json.names(key))
                    .contains("kid", "alg")
                    .isSubsetOf("kty", "use", "kid", "alg", "n", "e", "crv", "x", "y");
            assertThat(key.path("use").stringValue()).isEqualTo("sig");
            assertThat(kids.add(key.path("kid").stringValue())).isTrue();
        });
        Matcher maxAge = MAX_AGE.matcher(answer.header("Cache-Control"));
        assertThat(answer.header("Cache-Control")).contains("public");
        assertThat(maxAge.find()).as(answer.header("Cache-Control")).isTrue();
        assertThat(Integer.parseInt(maxAge.group(1))).isBetween(1, HALF_THE_ANNOUNCE_TIME);
    }

    @Test
    void keySetsOfAudiencesThenTogetherTheWholeAndNoneShared() {
        Set<String> server = Published.kids(boxoffice, Published.of("server"));
        Set<String> other = Published.kids(boxoffice, Published.of("other"));
        assertThat(server).doesNotContainAnyElementsOf(other);
        Set<String> both = new HashSet<>(server);
        both.addAll(other);
        assertThat(Published.kids(boxoffice, Published.ALL)).containsAll(both);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/jwks.json", "/.well-known/jwks/server.json"})
    void keySetWithItsETagThenNotModified(String path) {
        String tag = boxoffice.get(path).hasStatus(200).header("ETag");
        assertThat(tag).matches("(W/)?\"[^\"]+\"");
        for (String known : List.of(tag, "W/" + tag, "\"x\", W/" + tag, "*")) {
            Answer again = boxoffice
                    .send(boxoffice.request(path).header("If-None-Match", known))
                    .hasStatus(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(tag);
        }
        boxoffice.send(boxoffice.request(path).header("If-None-Match", "\"x\"")).hasStatus(200);
        boxoffice
                .send(boxoffice.request(path).header("If-None-Match", "rubbish"))
                .hasStatus(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/jwk-set+json                                 | application/jwk-set+json
            application/jwk-set+json;q=0.5                           | application/jwk-set+json
            application/jwk-set+json, application/json;q=0.9         | application/jwk-set+json
            application/jwk-set+json;q=0.1, application/json         | application/json
            application/json;charset=utf-8                           | application/json
            application/*                                            | application/json
            */*                                                      | application/json
            text/html, */*;q=0.1                                     | application/json
            """)
    @DisplayName("RFC 7517 8.5.2: whoever asks for the type of a JWK Set gets it")
    void keySetAskedForByItsTypeThenAsThatType(String accept, String mediaType) {
        for (String path : List.of("/.well-known/jwks.json", "/.well-known/jwks/server.json")) {
            Answer answer = boxoffice
                    .send(boxoffice.request(path).header("Accept", accept))
                    .hasStatus(200);
            assertThat(answer.mediaType()).isEqualTo(mediaType);
            assertThat(Json.names(answer.json())).containsExactly("keys");
        }
    }

    @Test
    void refusalAskedForAsPlainJsonThenStillAProblem() {
        boxoffice
                .send(boxoffice.request("/.well-known/jwks/nowhere.json").header("Accept", "application/json"))
                .isProblem(404);
        boxoffice
                .send(boxoffice.request("/.well-known/jwks/nowhere.json").header("Accept", "application/jwk-set+json"))
                .isProblem(404);
    }

    @Test
    void keyAddedThenAnotherETag() {
        String before = boxoffice.get(Published.ALL).header("ETag");
        boxoffice.importKey("other");
        assertThat(boxoffice.get(Published.ALL).header("ETag")).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere.json", "Server.json", "server", "..%2Fjwks.json", "%00.json", "'.json"})
    void keySetOfUnknownAudienceThenNotFound(String name) {
        assertThat(boxoffice.raw("GET", "/.well-known/jwks/" + name).status()).isIn(400, 404);
    }

    @Test
    void unknownWellKnownThenNotFound() {
        assertThat(boxoffice.get("/.well-known/security-by-obscurity").status()).isEqualTo(404);
    }

    @Test
    void overPlainHttpThenTheSameKeys() {
        assertThat(boxoffice.getPlain(Published.ALL).hasStatus(200).json())
                .isEqualTo(boxoffice.get(Published.ALL).json());
    }

    @Test
    void withoutOrWithABadTokenThenStillOpen() {
        boxoffice.get(Published.ALL, "rubbish").hasStatus(200);
        boxoffice.get("/.well-known/openid-configuration", "a.b.c").hasStatus(200);
    }
}

package io.boxoffice.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.boxoffice.administration.AudienceRequest;
import io.boxoffice.clients.BuiltInClient;
import io.boxoffice.clients.Registration;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.StrictJson;
import io.boxoffice.json.StrictYaml;
import io.boxoffice.oauth.Issuer;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The published schema beside what reads a document: the same members, and no document is good for one and not for the other. */
class SchemaTest {
    private static final Issuer ISSUER = new Issuer("https://localhost:9443");
    private static final ObjectNode TEXT = text();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT);

    private static ObjectNode text() {
        try {
            return StrictJson.object(Files.readAllBytes(Path.of("src/main/resources/schemas/configuration.json")))
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static ObjectNode document(String yaml) {
        return StrictYaml.object(yaml.getBytes(UTF_8)).orElseThrow();
    }

    private static boolean isGood(ObjectNode document) {
        return SCHEMA.validate(document).isEmpty();
    }

    private static ConfigurationDocument read(ObjectNode document) {
        return ConfigurationDocument.of(new Body(document), ISSUER);
    }

    private static Configuration configuration() {
        return new Wiring()
                .put(Issuer.class, ISSUER)
                .put(BuiltInClient.class, BuiltInClient.of(ISSUER, true))
                .get(Configuration.class);
    }

    /** The list by which a reader refuses what it does not know. */
    private static List<String> members(String reader) throws ReflectiveOperationException {
        Field members = Class.forName(reader).getDeclaredField("MEMBERS");
        members.setAccessible(true);
        return List.of((String[]) members.get(null));
    }

    private static List<String> members(JsonNode schema) {
        return List.copyOf(schema.path("properties").propertyNames());
    }

    @Test
    void membersThenThoseThatTheReadersKnowAndNoOther() throws ReflectiveOperationException {
        assertThat(members(TEXT)).containsExactlyInAnyOrderElementsOf(members(ConfigurationDocument.class.getName()));
        assertThat(members(TEXT.at("/$defs/audience")))
                .containsExactlyInAnyOrderElementsOf(members(AudienceRequest.class.getName()).stream()
                        .filter(member -> !member.equals("name")) // which stands before it
                        .toList());
        assertThat(members(TEXT.at("/$defs/client")))
                .containsExactlyInAnyOrderElementsOf(members(Registration.class.getName() + "Reading"));
    }

    @Test
    void memberThenDescribedForWhoCompletesIt() {
        Stream.of("", "/$defs/audience", "/$defs/client")
                .flatMap(place -> TEXT.at(place + "/properties").properties().stream())
                .forEach(member -> assertThat(
                                member.getValue().path("description").asString(""))
                        .as(member.getKey())
                        .isNotBlank());
    }

    @Test
    void exportThenGoodAndWithoutAMentionOfTheSchema() {
        Configuration configuration = configuration();
        ObjectNode export = configuration.export().orElseThrow();
        assertThat(isGood(export)).isTrue();
        assertThat(export.propertyNames()).doesNotContain("$schema");
    }

    static Stream<String> documentsOfAll() throws IOException {
        String page = Files.readString(Path.of("docs/configuration.md"));
        return Stream.of(
                page.substring(page.indexOf("version: 1\n"), page.indexOf("```\n\n-")),
                "version: 1",
                "$schema: https://id.example/schemas/configuration.json\nversion: 1",
                "version: 1\naudiences:\nclients:",
                "version: 1\naudiences: {server: , other: {}}",
                """
                version: 1
                audiences:
                  seats:
                    description: The plan
                    access_token_lifetime: PT1H
                    refresh_token_idle: P14D
                    refresh_token_absolute: P14DT3H20M1S
                    retry_window: PT0S
                    signing_alg: EdDSA
                    status_list: true
                    max_sessions: 5
                    on_max_sessions: end_oldest
                    scopes: [seats.read, "a:b/c[]"]
                    scope_descriptions: {seats.read: See seats}
                    resource: https://seats.example/api
                    aud: resource
                    second_factor: required
                    verifiers: [billing, gate-2]
                """,
                """
                version: 1
                clients:
                  hall:
                    client_name: "Säle & mehr"
                    client_uri: https://hall.example/?a=b
                    type: public
                    token_endpoint_auth_method: none
                    grant_types: [authorization_code, refresh_token, "urn:ietf:params:oauth:grant-type:device_code"]
                    redirect_uris: ["https://hall.example/back", "com.example.hall:/back", "http://[::1]:80/"]
                    post_logout_redirect_uris: []
                    backchannel_logout_uri: https://hall.example/out
                    audiences: {other: [orders.read], userinfo: []}
                    default_audience: other
                    first_party: true
                    require_pkce: true
                    require_pushed_authorization_requests: true
                    dpop_bound_access_tokens: true
                    id_token_signed_response_alg: PS256
                    rotate_refresh_tokens: true
                    access_token_lifetime: PT5S
                    enabled: false
                """,
                """
                version: 1
                clients:
                  Nightly.Job_1:
                    client_name: Nightly
                    token_endpoint_auth_method: private_key_jwt
                    jwks:
                      keys:
                      - {kty: OKP, crv: Ed25519, x: 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo, use: sig}
                    grant_types: [client_credentials, "urn:ietf:params:oauth:grant-type:token-exchange"]
                    audiences: {other: [orders.read]}
                    resource_server_of: other
                    tenant: größe_7@x
                """,
                """
                version: 1
                clients:
                  a: {client_name: A, type: null, jwks: null, grant_types: null, redirect_uris: null, tenant: null, enabled: null}
                """);
    }

    @ParameterizedTest
    @MethodSource("documentsOfAll")
    void goodDocumentThenGoodForBoth(String yaml) {
        ObjectNode document = document(yaml);
        assertThat(read(document)).isNotNull();
        assertThat(SCHEMA.validate(document)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audiences: {}",
                "version: 2",
                "version: '1'",
                "version: 1\nmore: {}",
                "$schema: 1\nversion: 1",
                "version: 1\naudiences: []",
                "version: 1\naudiences: {Seats: {}}",
                "version: 1\naudiences: {userinfo: {}}",
                "version: 1\naudiences: {seats: 5}",
                "version: 1\naudiences: {seats: {name: seats}}",
                "version: 1\naudiences: {seats: {unknown: 1}}",
                "version: 1\naudiences: {seats: {description: 1}}",
                "version: 1\naudiences: {seats: {access_token_lifetime: 5 minutes}}",
                "version: 1\naudiences: {seats: {access_token_lifetime: P}}",
                "version: 1\naudiences: {seats: {retry_window: PT}}",
                "version: 1\naudiences: {seats: {retry_window: PT0.5S}}",
                "version: 1\naudiences: {seats: {signing_alg: none}}",
                "version: 1\naudiences: {seats: {status_list: 'yes'}}",
                "version: 1\naudiences: {seats: {max_sessions: 0}}",
                "version: 1\naudiences: {seats: {max_sessions: 2147483648}}",
                "version: 1\naudiences: {seats: {on_max_sessions: never}}",
                "version: 1\naudiences: {seats: {scopes: seats.read}}",
                "version: 1\naudiences: {seats: {scopes: [a, a]}}",
                "version: 1\naudiences: {seats: {scopes: ['a b']}}",
                "version: 1\naudiences: {seats: {scopes: ['a\"b']}}",
                "version: 1\naudiences: {seats: {scopes: ['']}}",
                "version: 1\naudiences: {seats: {scopes: [a], scope_descriptions: {a: ''}}}",
                "version: 1\naudiences: {seats: {resource: 'http://seats.example'}}",
                "version: 1\naudiences: {seats: {aud: both}}",
                "version: 1\naudiences: {seats: {second_factor: on}}",
                "version: 1\naudiences: {seats: {verifiers: [Billing]}}",
                "version: 1\naudiences: {seats: {verifiers: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q]}}",
                "version: 1\nclients: {a: }",
                "version: 1\nclients: {a: {}}",
                "version: 1\nclients: {boxoffice: {client_name: B}}",
                "version: 1\nclients: {system: {client_name: B}}",
                "version: 1\nclients: {\"https://app.example/client\": {client_name: B}}",
                "version: 1\nclients: {019aaa2f-6d6b-7b1c-8a3e-1f0e5d3c2b1a: {client_name: B}}",
                "version: 1\nclients: {a: {client_name: B, client_secret: s}}",
                "version: 1\nclients: {a: {client_name: B, client_id: a}}",
                "version: 1\nclients: {a: {client_name: B, type: web}}",
                "version: 1\nclients: {a: {client_name: B, token_endpoint_auth_method: tls_client_auth}}",
                "version: 1\nclients: {a: {client_name: B, jwks: {}}}",
                "version: 1\nclients: {a: {client_name: B, jwks: {keys: [{kty: oct, k: AA}]}}}",
                "version: 1\nclients: {a: {client_name: B, grant_types: [password]}}",
                "version: 1\nclients: {a: {client_name: B, grant_types: [first_party]}}",
                "version: 1\nclients: {a: {client_name: B, redirect_uris: 'https://a.example/'}}",
                "version: 1\nclients: {a: {client_name: B, audiences: [other]}}",
                "version: 1\nclients: {a: {client_name: B, audiences: {Other: []}}}",
                "version: 1\nclients: {a: {client_name: B, audiences: {other: }}}",
                "version: 1\nclients: {a: {client_name: B, default_audience: Other}}",
                "version: 1\nclients: {a: {client_name: B, id_token_signed_response_alg: HS256}}",
                "version: 1\nclients: {a: {client_name: B, access_token_lifetime: -PT1M}}",
                "version: 1\nclients: {a: {client_name: B, enabled: 1}}"
            })
    void refusedWhereItIsReadThenRefusedByTheSchema(String yaml) {
        ObjectNode document = document(yaml);
        assertThatThrownBy(() -> read(document)).isInstanceOf(BodyRefused.class);
        assertThat(isGood(document)).isFalse();
    }

    /** What goes together in a client is looked at when it is planned: a part of it the schema can say. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "type: public, token_endpoint_auth_method: client_secret_basic",
                "token_endpoint_auth_method: none",
                "type: public, grant_types: [client_credentials]",
                "type: public, resource_server_of: other",
                "type: public, require_pkce: false",
                "type: public, rotate_refresh_tokens: false",
                "token_endpoint_auth_method: private_key_jwt",
                "jwks: {keys: [{kty: OKP, crv: Ed25519, x: 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo}]}",
                "grant_types: [authorization_code]",
                "grant_types: [authorization_code], redirect_uris: []",
                "redirect_uris: ['https://a.example/']",
                "grant_types: [authorization_code], redirect_uris: ['https://a.example/#x']",
                "grant_types: [authorization_code], redirect_uris: ['/back']",
                "client_uri: 'http://a.example/'",
                "backchannel_logout_uri: 'ftp://a.example/'",
                "tenant: ''",
                "tenant: a b"
            })
    void clientThatDoesNotGoTogetherThenRefusedByBoth(String members) {
        ObjectNode document = document("version: 1\nclients: {a: {client_name: B, " + members + "}}");
        Configuration configuration = configuration();
        assertThat(configuration.plan(read(document))).isInstanceOf(Configuration.Refused.class);
        assertThat(isGood(document)).isFalse();
    }
}

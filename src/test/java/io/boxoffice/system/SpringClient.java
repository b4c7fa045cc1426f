package io.boxoffice.system;

import com.nimbusds.jose.jwk.ECKey;
import java.net.http.HttpClient;
import java.util.List;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** Spring Security's OAuth2 client as a client: it sends what it is configured to, with the audience in {@code resource}, and reads each answer. */
final class SpringClient {
    private final Boxoffice boxoffice;
    private final RestClientClientCredentialsTokenResponseClient client =
            new RestClientClientCredentialsTokenResponseClient();

    SpringClient(Boxoffice boxoffice, String audience) {
        this.boxoffice = boxoffice;
        client.setRestClient(https(boxoffice));
        client.setParametersCustomizer(
                parameters -> parameters.set("resource", boxoffice.issuer() + "/api/" + audience));
    }

    /** What Spring makes itself, but with trust in the certificate of the tests. */
    private static RestClient https(Boxoffice boxoffice) {
        HttpClient http = HttpClient.newBuilder().sslContext(boxoffice.trust()).build();
        return RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory(http))
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    /** By its secret in the header (RFC 6749 2.3.1); a refusal is an {@code OAuth2AuthorizationException}. */
    OAuth2AccessTokenResponse token(OAuthClient machine, String... scopes) {
        return token(registration(machine.id(), ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientSecret(machine.secret())
                .scope(scopes));
    }

    /** By a statement that it signs (RFC 7523 2.2), whose audience is the issuer, as RFC 7523bis has it, and not Spring's token endpoint. */
    OAuth2AccessTokenResponse token(String id, ECKey key) {
        NimbusJwtClientAuthenticationParametersConverter<OAuth2ClientCredentialsGrantRequest> signed =
                new NimbusJwtClientAuthenticationParametersConverter<>(_ -> key);
        signed.setJwtClientAssertionCustomizer(
                assertion -> assertion.getClaims().audience(List.of(boxoffice.issuer())));
        client.addParametersConverter(signed);
        return token(registration(id, ClientAuthenticationMethod.PRIVATE_KEY_JWT));
    }

    private ClientRegistration.Builder registration(String id, ClientAuthenticationMethod method) {
        return ClientRegistration.withRegistrationId("boxoffice")
                .clientId(id)
                .clientAuthenticationMethod(method)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenUri(boxoffice.issuer() + "/oauth2/token");
    }

    private OAuth2AccessTokenResponse token(ClientRegistration.Builder registration) {
        return client.getTokenResponse(new OAuth2ClientCredentialsGrantRequest(registration.build()));
    }
}

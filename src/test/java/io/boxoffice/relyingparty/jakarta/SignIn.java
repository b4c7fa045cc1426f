package io.boxoffice.relyingparty.jakarta;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.LogoutDefinition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How people sign in to this application; the values come from the environment: {@code BOXOFFICE_ISSUER}, {@code CLIENT_ID}, {@code CLIENT_SECRET}. */
@Named
@ApplicationScoped
@OpenIdAuthenticationMechanismDefinition(
        providerURI = "${signIn.issuer}",
        clientId = "${signIn.clientId}",
        clientSecret = "${signIn.clientSecret}",
        redirectURI = "${baseURL}/callback",
        scope = {"openid", "profile"},
        redirectToOriginalResource = true,
        logout = @LogoutDefinition(notifyProvider = true))
public class SignIn {
    @Inject
    @ConfigProperty(name = "boxoffice.issuer")
    String issuer;

    @Inject
    @ConfigProperty(name = "client.id")
    String clientId;

    @Inject
    @ConfigProperty(name = "client.secret")
    String clientSecret;

    public String getIssuer() {
        return issuer;
    }

    public String getClientId() {
        return clientId;
    }

    public String getClientSecret() {
        return clientSecret;
    }
}

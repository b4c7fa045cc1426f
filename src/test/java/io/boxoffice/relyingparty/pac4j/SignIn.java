package io.boxoffice.relyingparty.pac4j;

import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;
import org.pac4j.core.config.Config;
import org.pac4j.core.http.callback.NoParameterCallbackUrlResolver;
import org.pac4j.jee.filter.CallbackFilter;
import org.pac4j.jee.filter.LogoutFilter;
import org.pac4j.jee.filter.SecurityFilter;
import org.pac4j.oidc.client.OidcClient;
import org.pac4j.oidc.config.OidcConfiguration;

/** How people sign in to this application, which pages they need that for, and where they sign out. */
@WebListener
public class SignIn implements ServletContextListener {
    private static final String ISSUER = System.getenv("BOXOFFICE_ISSUER");
    private static final String SITE = System.getenv("PAC4J_SITE");

    @Override
    public void contextInitialized(ServletContextEvent start) {
        OidcClient client = new OidcClient(boxoffice());
        client.setCallbackUrlResolver(new NoParameterCallbackUrlResolver());
        Config config = new Config(SITE + "/callback", client);
        CallbackFilter callback = new CallbackFilter(config, SITE + "/");
        callback.setDefaultClient(client.getName());
        LogoutFilter signOut = new LogoutFilter(config, SITE + "/");
        signOut.setCentralLogout(true);
        ServletContext context = start.getServletContext();
        put(context, new SecurityFilter(config, client.getName()), "/account");
        put(context, callback, "/callback");
        put(context, signOut, "/sign-out");
    }

    private static OidcConfiguration boxoffice() {
        return new OidcConfiguration()
                .setDiscoveryURI(ISSUER + "/.well-known/openid-configuration")
                .setClientId(System.getenv("PAC4J_CLIENT_ID"))
                .setSecret(System.getenv("PAC4J_CLIENT_SECRET"))
                .setClientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .setUseNonce(true)
                .setScope("openid orders.read")
                // The access token is for this API, so userinfo is not open to it, and the name has to be in the ID
                // token.
                .addCustomParam("resource", ISSUER + "/api/other")
                .addCustomParam("claims", "{\"id_token\": {\"preferred_username\": null}}")
                .setCallUserInfoEndpoint(false);
    }

    private static void put(ServletContext context, Filter filter, String path) {
        context.addFilter(path, filter).addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, path);
    }
}

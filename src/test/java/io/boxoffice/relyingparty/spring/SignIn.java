package io.boxoffice.relyingparty.spring;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;

/** How people sign in to this application, and which pages they need that for. */
@Configuration
@EnableWebSecurity
public class SignIn {
    @Bean
    ClientRegistrationRepository clients(
            @Value("${BOXOFFICE_ISSUER}") String issuer,
            @Value("${SPRING_CLIENT_ID}") String id,
            @Value("${SPRING_CLIENT_SECRET}") String secret) {
        return new InMemoryClientRegistrationRepository(ClientRegistrations.fromIssuerLocation(issuer)
                .registrationId("boxoffice")
                .clientId(id)
                .clientSecret(secret)
                .scope("openid", "profile")
                .userNameAttributeName("preferred_username")
                .build());
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http, ClientRegistrationRepository clients) throws Exception {
        OidcClientInitiatedLogoutSuccessHandler both = new OidcClientInitiatedLogoutSuccessHandler(clients);
        both.setPostLogoutRedirectUri("{baseUrl}/");
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/account")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .oauth2Login(Customizer.withDefaults())
                .logout(logout -> logout.logoutSuccessHandler(both))
                .build();
    }
}

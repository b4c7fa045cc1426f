package io.boxoffice.relyingparty.spring;

import org.springframework.security.web.context.AbstractSecurityWebApplicationInitializer;

/** Puts the filters of Spring Security before all pages of the WAR; Spring Boot does so itself. */
public class Filters extends AbstractSecurityWebApplicationInitializer {
    public Filters() {
        super(SignIn.class);
    }
}

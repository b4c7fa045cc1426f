package io.boxoffice;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** Starts JAX-RS, and MicroProfile JWT, which authenticates; {@code guard} refuses. */
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
public class BoxofficeApplication extends Application {}

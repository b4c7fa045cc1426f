package io.boxoffice;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Starts JAX-RS. */
@ApplicationPath("/")
public class BoxofficeApplication extends Application {}

package io.boxoffice.view;

import java.util.Optional;

/**
 * They are signed out.
 *
 * @param clientUri the client's registered address, the way back
 */
public record SignedOutView(Optional<String> clientName, Optional<String> clientUri) implements View {}

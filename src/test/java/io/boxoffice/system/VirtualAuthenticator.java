package io.boxoffice.system;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** The authenticator of a tab, which is there from now on; its user is verified. */
record VirtualAuthenticator(CDPSession session, String id) {
    static VirtualAuthenticator of(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        JsonObject added = session.send("WebAuthn.addVirtualAuthenticator", parameters);
        return new VirtualAuthenticator(session, added.get("authenticatorId").getAsString());
    }

    /** Whether its user does what it asks. */
    void isAttended(boolean attended) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("authenticatorId", id);
        parameters.addProperty("enabled", attended);
        session.send("WebAuthn.setAutomaticPresenceSimulation", parameters);
    }
}

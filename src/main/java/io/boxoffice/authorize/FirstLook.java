package io.boxoffice.authorize;

import io.boxoffice.oauth.RandomSecret;

/** What comes of a request at its first look, before anything of it is stored. */
sealed interface FirstLook {
    /** All is known: the client gets this code. */
    record Granted(RandomSecret code) implements FirstLook {}

    /** The client gets an error. */
    record Refused(NextStep.Refuse refuse) implements FirstLook {}

    /** The person has something to say first. */
    record NeedsPage() implements FirstLook {}
}

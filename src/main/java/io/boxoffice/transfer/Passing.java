package io.boxoffice.transfer;

import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.UserId;

/** Who passes a session on, and in which session of theirs: no other one sees or decides it. */
public record Passing(UserId user, SessionId session) {}

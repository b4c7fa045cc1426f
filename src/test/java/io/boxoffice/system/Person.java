package io.boxoffice.system;

/** A user that a test made for itself. */
record Person(String id, String username, String password) {}

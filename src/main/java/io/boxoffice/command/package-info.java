/**
 * The command {@code boxoffice}: what administrators and pipelines do at a server, from their own machine. It speaks to the API like anybody else, and
 * uses nothing of the server but how documents are read.
 */
@NullMarked
package io.boxoffice.command;

import org.jspecify.annotations.NullMarked;

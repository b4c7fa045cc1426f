/**
 * Reads the metadata documents by which clients register themselves (draft-ietf-oauth-client-id-metadata-document): when, how often, and from which
 * addresses. What a document means is {@code clients}'.
 */
@NullMarked
package io.boxoffice.clientdocument;

import org.jspecify.annotations.NullMarked;

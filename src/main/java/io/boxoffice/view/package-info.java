/**
 * The pages that a browser gets at the endpoints of the authorization server: one type for each, drawn on the server by a
 * template of {@code src/main/jte}, in the language of the reader, good without any script. It decides nothing: what is asked
 * and what an answer means is its callers' affair.
 */
@NullMarked
package io.boxoffice.view;

import org.jspecify.annotations.NullMarked;

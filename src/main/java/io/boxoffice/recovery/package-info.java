/**
 * The way back in for who has forgotten their password: {@code /auth/recovery}, {@code /auth/recovery/complete} and the pages {@code /recovery}.
 * What a link is, is known by {@code account}; what it changes, by {@code administration}; how it is sent, by {@code mail}. May use also {@code
 * oauth}, {@code json}, {@code http}, {@code transport}, {@code limit}, {@code view}, {@code audit} and {@code signin}.
 */
@NullMarked
package io.boxoffice.recovery;

import org.jspecify.annotations.NullMarked;

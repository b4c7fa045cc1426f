/**
 * Configuration as code: audiences and clients as one document, which is exported, planned and applied. It owns no rule of what an audience or a
 * client may be, and no row: {@code administration} does what the document asks for, as for anybody who asks.
 */
@NullMarked
package io.boxoffice.configuration;

import org.jspecify.annotations.NullMarked;

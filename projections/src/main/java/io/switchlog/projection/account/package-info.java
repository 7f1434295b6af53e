/** The accounts that contacts reach and who may see them. */
@NullMarked
package io.switchlog.projection.account;

import org.jspecify.annotations.NullMarked;

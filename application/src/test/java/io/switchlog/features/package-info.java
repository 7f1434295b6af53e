/** Which test shows which feature of the product. */
@NullMarked
package io.switchlog.features;

import org.jspecify.annotations.NullMarked;

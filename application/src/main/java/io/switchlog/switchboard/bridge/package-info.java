/** Listens to switchboards, one node to each, and hands on what they say. */
@NullMarked
package io.switchlog.switchboard.bridge;

import org.jspecify.annotations.NullMarked;

/** Telephones of agents, as their switchboards are to know them. */
@NullMarked
package io.switchlog.switchboard.phones;

import org.jspecify.annotations.NullMarked;

/** What is said to and about the people who operate the centre, and about names that must be unique. */
@NullMarked
package io.switchlog.messages.access;

import org.jspecify.annotations.NullMarked;

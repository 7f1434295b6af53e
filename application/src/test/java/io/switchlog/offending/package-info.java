/** Breaks every rule of {@code ArchitectureTest} on purpose, to show that the rules bite. */
package io.switchlog.offending;

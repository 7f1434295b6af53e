/** Signing in with the passwords of a directory such as Active Directory, by LDAP. */
@NullMarked
package io.switchlog.command.directory;

import org.jspecify.annotations.NullMarked;

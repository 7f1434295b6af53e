/** Signing in with an identity provider, by OpenID Connect: authorization code with PKCE, state and nonce. */
@NullMarked
package io.switchlog.command.identity;

import org.jspecify.annotations.NullMarked;

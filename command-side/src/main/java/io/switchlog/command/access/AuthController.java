package io.switchlog.command.access;

import io.switchlog.command.access.SignIn.Identity;
import io.switchlog.command.access.Tokens.Token;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in over HTTP. */
@RestController
@RequestMapping("/api/auth")
public class AuthController {
    private final SignIn signIn;
    private final Tokens tokens;

    AuthController(SignIn signIn, Tokens tokens) {
        this.signIn = signIn;
        this.tokens = tokens;
    }

    record Login(
            @NotNull @Size(max = 200) String username,
            @NotNull @Size(max = 200) String password) {}

    /** @param expiresAt when the token stops working */
    record SignedIn(String token, Instant expiresAt, List<String> roles) {}

    @PostMapping("/login")
    SignedIn login(@Valid @RequestBody Login login) {
        Identity identity = signIn.identify(login.username(), login.password()).orElseThrow(WrongCredentials::new);
        Token token = tokens.issue(identity);
        return new SignedIn(
                token.value(), token.expiresAt(), List.of(identity.role().code()));
    }
}

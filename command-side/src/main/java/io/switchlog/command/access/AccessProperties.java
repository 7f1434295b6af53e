package io.switchlog.command.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may decide about signing in. What an administrator decides is among the settings.
 *
 * @param sessionLifetime when a session ends whatever happens
 * @param sessionIdle when a session ends that nobody uses
 * @param attemptWindow in which failures are counted
 * @param attemptsPerAccount how many failures under one user name are heard in it
 * @param attemptsPerAddress how many failures from one address are heard in it
 * @param linksPerMailbox how many links for a forgotten password may be asked for one address of mail in it
 * @param refusalTakes how long whoever is not let in waits for the answer, so that it does not tell why
 * @param trustedProxies addresses, or networks such as 10.0.0.0/8, whose {@code X-Forwarded-For} is believed
 * @param https whether people reach this through HTTPS only, so that browsers may be told to insist on it
 * @param argon2 how much work a password is
 */
@Validated
@ConfigurationProperties("switchlog.access")
public record AccessProperties(
        @DefaultValue("12h") Duration sessionLifetime,
        @DefaultValue("4h") Duration sessionIdle,
        @DefaultValue("5m") Duration attemptWindow,
        @DefaultValue("20") @Min(1) int attemptsPerAccount,
        @DefaultValue("200") @Min(1) int attemptsPerAddress,
        @DefaultValue("5") @Min(1) int linksPerMailbox,
        @DefaultValue("250ms") Duration refusalTakes,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("false") boolean https,
        @DefaultValue @Valid Argon2 argon2) {

    /**
     * Cost of Argon2id.
     *
     * @param memoryKib memory in KiB
     */
    public record Argon2(
            @DefaultValue("19456") @Min(8) @Max(1_048_576) int memoryKib,
            @DefaultValue("2") @Min(1) @Max(100) int iterations,
            @DefaultValue("1") @Min(1) @Max(16) int parallelism) {}
}

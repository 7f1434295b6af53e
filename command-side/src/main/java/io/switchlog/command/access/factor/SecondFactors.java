package io.switchlog.command.access.factor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.http.BadRequest;
import io.switchlog.command.settings.PresentSettings;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.access.SecondProof;
import io.switchlog.messages.access.SecurityChangeCause;
import io.switchlog.messages.access.SignInCommand.EnrolSecondFactor;
import io.switchlog.messages.access.SignInCommand.IssueRecoveryCodes;
import io.switchlog.messages.access.SignInCommand.RemoveSecondFactor;
import io.switchlog.messages.access.SignInCommand.UseRecoveryCode;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.privacy.Unsealed;
import io.switchlog.messages.settings.SecondFactorPolicy;
import io.switchlog.messages.settings.SecuritySuite;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/** What people show besides their password, and who has to. */
public final class SecondFactors {
    private static final int SEED_BYTES = 20;
    private static final int CODE_BYTES = 10;
    private static final int CODES = 10;
    private static final String TOTP = "\\d{" + Totp.DIGITS + "}";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final FactorStore store;
    private final Vault vault;
    private final PresentSettings settings;
    private final Exemptions exemptions;
    private final Commands commands;

    /** Who need not show a second factor although others must (AG-42). */
    @FunctionalInterface
    public interface Exemptions {
        boolean isExempt(UUID person);
    }

    /**
     * An authenticator to be.
     *
     * @param secret to type into it
     * @param otpauthUri the same to be shown as a picture
     */
    record Proposal(String secret, String otpauthUri) {}

    /** Codes that are shown once. */
    record Codes(List<String> recoveryCodes, Receipt receipt) {}

    public SecondFactors(
            FactorStore store, Vault vault, PresentSettings settings, Exemptions exemptions, Commands commands) {
        this.store = store;
        this.vault = vault;
        this.settings = settings;
        this.exemptions = exemptions;
        this.commands = commands;
    }

    private SecondFactorPolicy policy() {
        return settings.of(SecuritySuite.GROUP).mfa();
    }

    /** Whether the person has an authenticator. */
    public boolean isEnrolled(UUID person) {
        return store.factor(person).filter(FactorStore.Factor::enrolled).isPresent();
    }

    /** Whether he has to show it when he signs in. */
    public boolean isAsked(UUID person) {
        return policy() != SecondFactorPolicy.OFF && !exemptions.isExempt(person) && isEnrolled(person);
    }

    /** Whether he has to set one up before he may do anything else. */
    public boolean isMissing(UUID person) {
        return policy() == SecondFactorPolicy.ENFORCED && !exemptions.isExempt(person) && !isEnrolled(person);
    }

    /** What he has shown; {@link SecondProof#NONE} if it is not right, or was used before. */
    public SecondProof check(UUID person, String shown) {
        String code = shown.strip();
        if (code.matches(TOTP)) {
            OptionalLong step = step(person, code, true);
            return step.isPresent() && store.use(person, step.getAsLong()) ? SecondProof.TOTP : SecondProof.NONE;
        }
        return store.useCode(person, hash(person, code)) ? SecondProof.RECOVERY_CODE : SecondProof.NONE;
    }

    private OptionalLong step(UUID person, String code, boolean enrolled) {
        return store.factor(person)
                .filter(factor -> factor.enrolled() == enrolled)
                .map(factor -> Totp.step(seed(person, factor), code, store.now()))
                .orElse(OptionalLong.empty());
    }

    private byte[] seed(UUID person, FactorStore.Factor factor) {
        Unsealed seed = vault.unseal(new Sealed(person, factor.seed()));
        if (seed instanceof Unsealed.Readable readable) {
            return Base64.getDecoder().decode(readable.value());
        }
        throw new IllegalStateException("the key of " + person + " is gone");
    }

    /** Notes that a recovery code was used, after it has let its owner in. */
    public void noteRecoveryCode(Caller caller, UUID person) {
        commands.send(caller, new UseRecoveryCode(person, store.codesLeft(person)));
    }

    Proposal propose(UUID person, String username) {
        Refused.refuseIf(policy() == SecondFactorPolicy.OFF, Refusal.SECOND_FACTOR_OFF);
        byte[] seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        String sealed =
                vault.seal(person, Base64.getEncoder().encodeToString(seed)).cipher();
        Refused.refuseIf(!store.propose(person, sealed), Refusal.ALREADY_ENROLLED);
        String secret = Totp.base32(seed);
        String label = URLEncoder.encode(username, UTF_8).replace("+", "%20");
        return new Proposal(
                secret,
                "otpauth://totp/Switchlog:" + label + "?secret=" + secret + "&issuer=Switchlog&algorithm=SHA1&digits="
                        + Totp.DIGITS + "&period=" + Totp.STEP_SECONDS);
    }

    Codes confirm(Caller caller, UUID person, String code) {
        FactorStore.Factor factor = store.factor(person).orElseThrow(() -> new Refused(Refusal.NOT_ENROLLED));
        Refused.refuseIf(factor.enrolled(), Refusal.ALREADY_ENROLLED);
        OptionalLong step = Totp.step(seed(person, factor), code, store.now());
        if (step.isEmpty()) {
            throw new BadRequest("totp", "is not what the authenticator shows now");
        }
        Refused.refuseIf(!store.enrol(person, factor.seed(), step.getAsLong()), Refusal.ALREADY_ENROLLED);
        List<String> codes = makeCodes(person);
        return new Codes(codes, commands.send(caller, new EnrolSecondFactor(person, codes.size())));
    }

    Codes renewCodes(Caller caller, UUID person) {
        Refused.refuseIf(!isEnrolled(person), Refusal.NOT_ENROLLED);
        List<String> codes = makeCodes(person);
        return new Codes(codes, commands.send(caller, new IssueRecoveryCodes(person, codes.size())));
    }

    Receipt remove(Caller caller, UUID person, SecurityChangeCause cause) {
        boolean enrolled = isEnrolled(person);
        Refused.refuseIf(!enrolled, Refusal.NOT_ENROLLED);
        Refused.refuseIf(
                cause == SecurityChangeCause.OWN
                        && policy() == SecondFactorPolicy.ENFORCED
                        && !exemptions.isExempt(person),
                Refusal.SECOND_FACTOR_REQUIRED);
        Receipt receipt = commands.send(caller, new RemoveSecondFactor(person, cause));
        store.remove(person);
        return receipt;
    }

    int codesLeft(UUID person) {
        return store.codesLeft(person);
    }

    private List<String> makeCodes(UUID person) {
        List<String> codes =
                Stream.generate(SecondFactors::newCode).limit(CODES).toList();
        store.replaceCodes(
                person, codes.stream().map(code -> hash(person, code)).toList());
        return codes;
    }

    private static String newCode() {
        byte[] random = new byte[CODE_BYTES];
        RANDOM.nextBytes(random);
        return Totp.base32(random).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?=.)", "$1-");
    }

    /** However it is typed: dashes, blanks and case tell nothing. */
    private String hash(UUID person, String code) {
        String bare = code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        return vault.fingerprint(("recovery code\0" + person + "\0" + bare).getBytes(UTF_8));
    }
}

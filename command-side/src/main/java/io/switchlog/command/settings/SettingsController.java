package io.switchlog.command.settings;

import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.http.Answers;
import io.switchlog.command.http.Answers.Done;
import io.switchlog.command.http.Code;
import io.switchlog.command.vault.ServiceSecrets;
import io.switchlog.messages.Channel;
import io.switchlog.messages.settings.Directory;
import io.switchlog.messages.settings.IdentityProvider;
import io.switchlog.messages.settings.Licence;
import io.switchlog.messages.settings.Mail;
import io.switchlog.messages.settings.Masking;
import io.switchlog.messages.settings.Numbering;
import io.switchlog.messages.settings.ScreenRecording;
import io.switchlog.messages.settings.SecondFactorPolicy;
import io.switchlog.messages.settings.SecondLogin;
import io.switchlog.messages.settings.SecuritySuite;
import io.switchlog.messages.settings.SettingsCommand;
import io.switchlog.messages.settings.SettingsCommand.ChangeCentre;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import io.switchlog.messages.settings.SettingsCommand.GroupChange;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes of the centre's settings over HTTP. */
@RestController
@RequestMapping("/api/settings")
public class SettingsController {
    private final Commands commands;
    private final ServiceSecrets secrets;

    SettingsController(Commands commands, ServiceSecrets secrets) {
        this.commands = commands;
        this.secrets = secrets;
    }

    /** What is given changes. */
    record SettingsChange(
            @Nullable @Min(0) @Max(10_000) Integer maxOpenTabs,
            @Nullable @Min(1) @Max(999_999_999) Integer minInternal,
            @Nullable @Min(1) @Max(86_400) Integer offerTimeoutSeconds,
            @Nullable @Min(1) @Max(100) Integer maxLiveOffers,
            @Nullable @Min(1) @Max(604_800) Integer transferTimeoutSeconds,
            @Nullable @Min(0) @Max(1_440) Integer sessionTimeoutMinutes,
            @Nullable String secondLogin,
            @Nullable Boolean onlyListedPauseReasons,
            @Nullable @Valid MaskingChange masking,
            @Nullable @Valid ScreenRecordingChange screenRecording,
            @Nullable @Valid SecuritySuiteChange securitySuite,
            @Nullable @Valid LicenceChange licence,
            @Nullable @Valid MailChange mail,
            @Nullable @Valid DirectoryChange directory,
            @Nullable @Valid IdentityProviderChange identityProvider) {

        private List<GroupChange<?>> groups(ServicePasswords passwords) {
            List<GroupChange<?>> groups = new ArrayList<>();
            if (minInternal != null) {
                groups.add(new GroupChange<>(Numbering.GROUP, new Numbering.Change(minInternal)));
            }
            if (masking != null) {
                groups.add(new GroupChange<>(Masking.GROUP, new Masking.Change(masking.maskedCharacters())));
            }
            if (screenRecording != null) {
                groups.add(new GroupChange<>(ScreenRecording.GROUP, screenRecording.change()));
            }
            if (securitySuite != null) {
                groups.add(new GroupChange<>(SecuritySuite.GROUP, securitySuite.change()));
            }
            if (licence != null) {
                groups.add(new GroupChange<>(Licence.GROUP, licence.change()));
            }
            if (mail != null) {
                groups.add(new GroupChange<>(Mail.GROUP, mail.change(passwords)));
            }
            if (directory != null) {
                groups.add(new GroupChange<>(Directory.GROUP, directory.change(passwords)));
            }
            if (identityProvider != null) {
                groups.add(new GroupChange<>(IdentityProvider.GROUP, identityProvider.change(passwords)));
            }
            return groups;
        }
    }

    /** How much of contacts' data agents do not see for whom it is masked (AG-40). */
    record MaskingChange(@Nullable @Min(1) @Max(100) Integer maskedCharacters) {}

    /** Where screen recordings are kept (AG-91). */
    record ScreenRecordingChange(
            @Nullable @Size(max = 500) @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
            String path) {
        ScreenRecording.Change change() {
            return new ScreenRecording.Change(path);
        }
    }

    /** What holds for passwords, locks and second factors. */
    record SecuritySuiteChange(
            @Nullable Boolean enabled,
            @Nullable @Min(0) @Max(50) Integer historySize,
            @Nullable @Min(0) @Max(3_650) Integer maxAgeDays,
            @Nullable @Min(0) @Max(365) Integer warnDays,
            @Nullable @Min(0) @Max(1_000) Integer lockAfter,
            @Nullable @Min(0) @Max(525_600) Integer lockMinutes,
            @Nullable String mfa) {
        SecuritySuite.Change change() {
            return new SecuritySuite.Change(
                    enabled,
                    historySize,
                    maxAgeDays,
                    warnDays,
                    lockAfter,
                    lockMinutes,
                    mfa == null
                            ? null
                            : Code.of(SecondFactorPolicy.class, SecondFactorPolicy::code, "securitySuite.mfa", mfa));
        }
    }

    /** What the licence includes (AG-27, AG-31, AG-33, AG-87, AG-152). */
    record LicenceChange(
            @Nullable Boolean mobile,
            @Nullable Boolean screenRecording,
            @Nullable Boolean multiprofile,
            @Nullable Boolean aiAssistant,
            @Nullable List<@NotNull String> channels) {
        Licence.Change change() {
            return new Licence.Change(mobile, screenRecording, multiprofile, aiAssistant, licensed());
        }

        private @Nullable Set<Channel> licensed() {
            if (channels == null) {
                return null;
            }
            Set<Channel> licensed = EnumSet.noneOf(Channel.class);
            channels.forEach(code -> licensed.add(Code.of(Channel.class, Channel::code, "licence.channels", code)));
            return licensed;
        }
    }

    @PatchMapping
    ResponseEntity<Done> change(Caller caller, @Valid @RequestBody SettingsChange change) {
        ChangeSettings settings = new ChangeSettings(
                change.maxOpenTabs(),
                change.offerTimeoutSeconds(),
                change.maxLiveOffers(),
                change.transferTimeoutSeconds(),
                change.sessionTimeoutMinutes(),
                change.secondLogin() == null
                        ? null
                        : Code.of(SecondLogin.class, SecondLogin::code, "secondLogin", change.secondLogin()),
                change.onlyListedPauseReasons());
        List<GroupChange<?>> groups = change.groups(new ServicePasswords(secrets, caller));
        return Answers.done(SettingsCommand.STREAM, commands.send(caller, new ChangeCentre(settings, groups)));
    }
}

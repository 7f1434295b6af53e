package io.switchlog.messages.agent.settings;

import io.switchlog.messages.agent.settings.SettingType.Flag;
import java.util.List;
import java.util.stream.Stream;

/** What an agent may do at his desktop, on every typology (AG-129 ... AG-141). */
public final class Permissions {
    private static final String MODULE = "permissions.modules.";

    public static final Setting<Boolean> MESSENGER =
            flag("messenger", true, "AG-129", "The agent may write to others in the centre.");
    public static final Setting<Boolean> MESSENGER_SOUND =
            flag("messengerSound", true, "AG-130", "A sound announces messages from within the centre.");
    public static final Setting<Boolean> PREFIX_REQUIRED =
            flag("prefixRequired", false, "AG-131", "The agent must say for which service he places a call.");
    public static final Setting<Boolean> RECALL_ME_CAMPAIGN = flag(
            "recallMeCampaign", false, "AG-132", "The agent may choose the campaign in which somebody is called back.");
    public static final Setting<Boolean> RESCHEDULE_HOPPER_CALLS = flag(
            "rescheduleHopperCalls",
            false,
            "AG-133",
            "The agent may say when and by whom calls of his queues are made.");
    public static final Setting<Boolean> DOWNLOAD_ATTACHMENTS =
            flag("downloads.attachments", true, "AG-134", "The agent may download attachments.");
    public static final Setting<Boolean> DOWNLOAD_INTERACTIONS =
            flag("downloads.interactions", true, "AG-135", "The agent may download interactions.");
    public static final Setting<Boolean> DOWNLOAD_RECORDINGS =
            flag("downloads.recordings", true, "AG-136", "The agent may download recordings of calls.");

    public static final Setting<Boolean> MODULE_DASHBOARD = module("dashboard", "the dashboard");
    public static final Setting<Boolean> MODULE_CONTACTS = module("contacts", "the contact manager");
    public static final Setting<Boolean> MODULE_VOICE = Setting.of(
                    Section.PERMISSIONS,
                    MODULE + "voice",
                    new Flag(),
                    true,
                    "AG-137 AG-138 AG-141",
                    "The agent's desktop has the lists of calls and of abandoned calls; calls go on without.")
            .releasedLater(false);
    public static final Setting<Boolean> MODULE_CHAT = module("chat", "chats");
    public static final Setting<Boolean> MODULE_EMAIL = module("email", "emails");
    public static final Setting<Boolean> MODULE_SMS = module("sms", "text messages");
    public static final Setting<Boolean> MODULE_OPENCHANNEL = module("openchannel", "open channels");
    public static final Setting<Boolean> MODULE_FAX = module("fax", "faxes");
    public static final Setting<Boolean> MODULE_WHATSAPP = module("whatsapp", "WhatsApp");
    public static final Setting<Boolean> MODULE_CAMPAIGNS = module("campaigns", "outbound campaigns");
    public static final Setting<Boolean> MODULE_SCRIPTS = module("scripts", "conversation scripts");
    public static final Setting<Boolean> MODULE_ANALYTICS = module("analytics", "analytics");

    /** The applications of the desktop, in the order of its sidebar. */
    public static final List<Setting<Boolean>> MODULES = List.of(
            MODULE_DASHBOARD,
            MODULE_CONTACTS,
            MODULE_VOICE,
            MODULE_CHAT,
            MODULE_EMAIL,
            MODULE_SMS,
            MODULE_OPENCHANNEL,
            MODULE_FAX,
            MODULE_WHATSAPP,
            MODULE_CAMPAIGNS,
            MODULE_SCRIPTS,
            MODULE_ANALYTICS);

    static final List<Setting<?>> ALL = Stream.concat(
                    Stream.of(
                            MESSENGER,
                            MESSENGER_SOUND,
                            PREFIX_REQUIRED,
                            RECALL_ME_CAMPAIGN,
                            RESCHEDULE_HOPPER_CALLS,
                            DOWNLOAD_ATTACHMENTS,
                            DOWNLOAD_INTERACTIONS,
                            DOWNLOAD_RECORDINGS),
                    MODULES.stream())
            .<Setting<?>>map(setting -> setting)
            .toList();

    private Permissions() {}

    /** The name of a module, as permissions and the sidebar have it. */
    public static String moduleName(Setting<Boolean> module) {
        return module.path().substring(MODULE.length());
    }

    private static Setting<Boolean> flag(String name, boolean initial, String feature, String description) {
        return Setting.of(Section.PERMISSIONS, "permissions." + name, new Flag(), initial, feature, description);
    }

    /**
     * On for whoever is created from its release on, and his creation says so. It is off for whoever was created before:
     * nothing is recorded of it, so no new module can come to an old agent by mistake, not in a replay either.
     */
    static Setting<Boolean> module(String name, String what) {
        return Setting.of(
                        Section.PERMISSIONS,
                        MODULE + name,
                        new Flag(),
                        true,
                        "AG-137 AG-138 AG-139 AG-140",
                        "The agent's desktop has " + what + ".")
                .releasedLater(false);
    }
}

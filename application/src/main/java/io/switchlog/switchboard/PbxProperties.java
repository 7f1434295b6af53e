package io.switchlog.switchboard;

import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The switchboards of the centre; none, unless they are named.
 *
 * @param pbx by their names, which are in every event of their calls: a switchboard that gets another name is another one
 */
@ConfigurationProperties("switchlog")
public record PbxProperties(@DefaultValue Map<String, PbxSettings> pbx) {
    // What an environment variable can say as well: it has no hyphens, and its capitals do not count.
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,31}");

    public PbxProperties {
        pbx = Map.copyOf(pbx);
        for (String name : pbx.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "switchlog.pbx: a switchboard's name has up to 32 small letters and digits and begins with a letter");
            }
        }
    }
}

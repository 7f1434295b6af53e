package io.switchlog.query.agent;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What agents' bars in the browser need to know of the PBX.
 *
 * @param wssPort on which it listens to secure web sockets (AG-68)
 */
@ConfigurationProperties("switchlog.webrtc")
public record WebrtcSettings(@DefaultValue("8089") int wssPort) {
    private static final int MOST_PORT = 65_535;

    public WebrtcSettings {
        if (wssPort < 1 || wssPort > MOST_PORT) {
            throw new IllegalArgumentException("switchlog.webrtc.wss-port must be from 1 to " + MOST_PORT);
        }
    }
}

package io.switchlog.command.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private final TrustedProxies nobody = new TrustedProxies(List.of());
    private final TrustedProxies proxies = new TrustedProxies(List.of("10.1.0.0/16", "192.0.2.1", "2001:db8::/32"));

    private static String client(TrustedProxies proxies, String remote, String... forwardedFor) {
        return proxies.client(remote, Collections.enumeration(List.of(forwardedFor)));
    }

    @Test
    void nobodyIsBelievedUnlessToldSo() {
        assertThat(client(nobody, "10.1.2.3", "203.0.113.9")).isEqualTo("10.1.2.3");
        assertThat(client(proxies, "198.51.100.4", "203.0.113.9")).isEqualTo("198.51.100.4");
    }

    @Test
    void whatAProxyOfOursAddedIsBelievedAndNothingBeforeIt() {
        assertThat(client(proxies, "10.1.2.3", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(client(proxies, "10.1.2.3", "1.2.3.4, 203.0.113.9, 192.0.2.1"))
                .isEqualTo("203.0.113.9");
        assertThat(client(proxies, "10.1.2.3", "1.2.3.4", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(client(proxies, "2001:db8::7", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(client(proxies, "10.1.2.3")).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "example.org", "1.2.3", "203.0.113.9:80", "<script>", "a.b.c.d"})
    void whatIsNoAddressIsNotBelieved(String nonsense) {
        assertThat(client(proxies, "10.1.2.3", nonsense)).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.9, 203.0.113.0/24", "2001:db8:7:8::9, 2001:db8:7:0:0:0:0:0/48", "not-an-address, unknown"})
    void theNetworkTellsNoPerson(String address, String network) {
        assertThat(new RequestFacts(address, null).network()).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.org", "10.0.0.0/33", "10.0.0.0/-1", ""})
    void aMistakeInTheSettingIsTold(String network) {
        assertThatThrownBy(() -> new TrustedProxies(List.of(network))).isInstanceOf(IllegalArgumentException.class);
    }
}

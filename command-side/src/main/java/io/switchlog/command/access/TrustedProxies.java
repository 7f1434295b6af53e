package io.switchlog.command.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose word is believed about where a request comes from. Anybody can write {@code X-Forwarded-For}; only what the
 * operator's own proxies have added to it counts, so it is read from its end up to the first address that is not theirs.
 */
public final class TrustedProxies {
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final int MOST_HOPS = 20;
    private static final int V4_NETWORK_BITS = 24;
    private static final int V6_NETWORK_BITS = 48;

    private final List<Network> networks;

    private record Network(byte[] address, int bits) {
        boolean contains(byte[] other) {
            return other.length == address.length && Arrays.equals(masked(other, bits), address);
        }
    }

    /** @param networks addresses, or networks such as 10.0.0.0/8 */
    public TrustedProxies(List<String> networks) {
        this.networks = networks.stream().map(TrustedProxies::parse).toList();
    }

    private static Network parse(String text) {
        String[] parts = text.strip().split("/", 2);
        byte[] address = bytes(parts[0])
                .orElseThrow(() -> new IllegalArgumentException("switchlog.access.trusted-proxies: " + text));
        int bits = parts.length == 1 ? address.length * Byte.SIZE : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > address.length * Byte.SIZE) {
            throw new IllegalArgumentException("switchlog.access.trusted-proxies: " + text);
        }
        return new Network(masked(address, bits), bits);
    }

    /** The address of whoever sent a request, given who handed it in and what was said about where he had it from. */
    String client(String remote, Enumeration<String> forwardedFor) {
        List<String> hops = new ArrayList<>();
        for (String header : Collections.list(forwardedFor)) {
            hops.addAll(Arrays.asList(header.split(",", MOST_HOPS)));
        }
        String client = remote;
        for (int hop = hops.size() - 1; hop >= 0 && isTrusted(client); hop--) {
            String before = hops.get(hop).strip();
            if (bytes(before).isEmpty()) {
                break;
            }
            client = before;
        }
        return client;
    }

    private boolean isTrusted(String address) {
        return bytes(address)
                .filter(known -> networks.stream().anyMatch(network -> network.contains(known)))
                .isPresent();
    }

    /** The network of an address: so much of it as tells no person. */
    static String network(String address) {
        Optional<byte[]> known = bytes(address);
        if (known.isEmpty()) {
            return "unknown";
        }
        int bits = known.get().length == 4 ? V4_NETWORK_BITS : V6_NETWORK_BITS;
        try {
            return InetAddress.getByAddress(masked(known.get(), bits)).getHostAddress() + "/" + bits;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Never asks a name server: what is no address is none. */
    private static Optional<byte[]> bytes(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!ADDRESS.matcher(bare).matches() || !bare.contains(":") && !bare.matches("\\d+(\\.\\d+){3}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare).getAddress());
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.max(0, Math.min(Byte.SIZE, bits - i * Byte.SIZE));
            masked[i] &= (byte) (0xFF << (Byte.SIZE - kept));
        }
        return masked;
    }
}

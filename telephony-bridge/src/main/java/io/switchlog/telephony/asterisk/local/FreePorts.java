package io.switchlog.telephony.asterisk.local;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;

/** Ports of 127.0.0.1 that nobody uses just now, both of TCP and of UDP. Asterisk starts without complaint when one is taken. */
public final class FreePorts {
    private static final int ATTEMPTS = 50;

    private FreePorts() {}

    /** Any. */
    public static int any() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (ServerSocket tcp = new ServerSocket(0, 1, loopback())) {
                if (udpIsFree(tcp.getLocalPort())) {
                    return tcp.getLocalPort();
                }
            }
        }
        throw new BindException("no port is free");
    }

    static void check(int port) throws IOException {
        try (ServerSocket tcp = new ServerSocket()) {
            tcp.setReuseAddress(true);
            tcp.bind(new InetSocketAddress(loopback(), port));
        } catch (BindException e) {
            throw (IOException) new BindException("port " + port + " is in use").initCause(e);
        }
        if (!udpIsFree(port)) {
            throw new BindException("port " + port + " is in use");
        }
    }

    private static boolean udpIsFree(int port) {
        try (DatagramSocket udp = new DatagramSocket(new InetSocketAddress(loopback(), port))) {
            return udp.isBound();
        } catch (SocketException e) {
            return false;
        }
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }
}

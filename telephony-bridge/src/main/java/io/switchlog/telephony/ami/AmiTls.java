package io.switchlog.telephony.ami;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Encrypted connections to a manager interface. The certificate has to name the host in any case. */
public final class AmiTls {
    private AmiTls() {}

    /** Trusts whom this machine trusts. */
    public static SSLSocketFactory trustingAsUsual() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    /** Trusts the certificates in this file alone: the switchboard's own, or that of whoever signed it. As PEM. */
    public static SSLSocketFactory trusting(Path certificates) throws IOException {
        try (InputStream in = Files.newInputStream(certificates)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("switchboard-" + number++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException unusable) {
            throw new IOException("no certificates can be read from " + certificates, unusable);
        }
    }
}

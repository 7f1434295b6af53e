package io.switchlog.command.trust;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.util.OID;
import com.unboundid.util.ObjectPair;
import com.unboundid.util.ssl.cert.PublicKeyAlgorithmIdentifier;
import com.unboundid.util.ssl.cert.SignatureAlgorithmIdentifier;
import com.unboundid.util.ssl.cert.X509Certificate;
import com.unboundid.util.ssl.cert.X509CertificateExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for this machine that nobody trusts unless told to, for servers in tests. */
public final class TestCertificate {
    public static final String PASSWORD = "changeit";
    /** Alternative names in DER: DNS localhost, IP 127.0.0.1. */
    private static final byte[] NAMES =
            HexFormat.of().parseHex("3011" + "8209" + "6c6f63616c686f7374" + "8704" + "7f000001");

    public static final TestCertificate LOCALHOST = new TestCertificate();

    private final KeyStore store;
    private final Certificate certificate;

    private TestCertificate() {
        try {
            Instant now = Instant.now();
            ObjectPair<X509Certificate, KeyPair> made = X509Certificate.generateSelfSignedCertificate(
                    SignatureAlgorithmIdentifier.SHA_256_WITH_RSA,
                    PublicKeyAlgorithmIdentifier.RSA,
                    2_048,
                    new DN("cn=localhost"),
                    now.minus(Duration.ofDays(1)).toEpochMilli(),
                    now.plus(Duration.ofDays(30)).toEpochMilli(),
                    new X509CertificateExtension(new OID("2.5.29.17"), false, NAMES));
            certificate = made.getFirst().toCertificate();
            store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "server", made.getSecond().getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The key store as a file, for servers that read it from there. */
    public Path file() {
        try {
            Path file = Files.createTempFile("server", ".p12");
            file.toFile().deleteOnExit();
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, PASSWORD.toCharArray());
            }
            return file;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The certificate as an operator pastes it. */
    public String pem() {
        try {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** For a server that shows it. */
    public SSLContext server() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }
}

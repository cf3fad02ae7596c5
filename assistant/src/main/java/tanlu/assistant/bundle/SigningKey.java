package tanlu.assistant.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tanlu.analytics.proof.Text;

/// The Ed25519 key an installation signs its answers with, kept in its home in a file only its
/// owner may read. The private half leaves this object in signatures alone.
public final class SigningKey {
  static final String FILE = "signing-key.pem";
  static final String ALGORITHM = "Ed25519";

  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END");

  private final PrivateKey secret;
  private final PublicKey open;

  private SigningKey(PrivateKey secret, PublicKey open) {
    this.secret = secret;
    this.open = open;
  }

  /// The key of a home, made where there is none. Processes that start together get the same one.
  ///
  /// @throws KeyException where it cannot be read or written, or others may read it
  public static synchronized SigningKey at(Path home) {
    Path file = home.resolve(FILE);
    try (FileChannel channel = opened(file);
        FileLock _ = channel.lock()) {
      requireOwnerOnly(file);
      if (channel.size() == 0) {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        ByteBuffer pem = ByteBuffer.wrap(pem(pair).getBytes(StandardCharsets.US_ASCII));
        while (pem.hasRemaining()) {
          channel.write(pem);
        }
        channel.force(true);
        return new SigningKey(pair.getPrivate(), pair.getPublic());
      }
      return read(file, Files.readString(file, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new KeyException(
          Text.of(
              "签名密钥 %s 无法读写：%s。".formatted(file, e.getMessage()),
              "The signing key %s cannot be read or written: %s.".formatted(file, e.getMessage())),
          e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Without the cause, which may quote what was read.
      throw broken(file);
    }
  }

  /// The key of a home, where one was made.
  public static Optional<SigningKey> held(Path home) {
    return Files.exists(home.resolve(FILE)) ? Optional.of(at(home)) : Optional.empty();
  }

  private static FileChannel opened(Path file) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return posix(file)
        ? FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER))
        : FileChannel.open(file, options, new FileAttribute<?>[0]);
  }

  private static boolean posix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static void requireOwnerOnly(Path file) throws IOException {
    if (posix(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
      String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      throw new KeyException(
          Text.of(
              "签名密钥 %s 可被他人读取（%s）：请执行 chmod 600，或删除它以生成新的密钥。".formatted(file, mode),
              "The signing key %s may be read by others (%s): chmod 600 it, or delete it to get a new one."
                  .formatted(file, mode)),
          null);
    }
  }

  private static SigningKey read(Path file, String pem) throws GeneralSecurityException {
    KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
    PrivateKey secret = null;
    PublicKey open = null;
    Matcher block = BLOCK.matcher(pem);
    while (block.find()) {
      byte[] bytes = Base64.getMimeDecoder().decode(block.group(2));
      if (block.group(1).equals("PRIVATE")) {
        secret = keys.generatePrivate(new PKCS8EncodedKeySpec(bytes));
      } else {
        open = keys.generatePublic(new X509EncodedKeySpec(bytes));
      }
    }
    if (secret == null || open == null) {
      throw broken(file);
    }
    return new SigningKey(secret, open);
  }

  private static KeyException broken(Path file) {
    return new KeyException(
        Text.of(
            "签名密钥 %s 已损坏：请从备份恢复，或删除它以生成新的密钥（此前的数据包将视为出自他人）。".formatted(file),
            "The signing key %s is damaged: restore it from a back-up, or delete it to get a new one (older bundles then count as another's)."
                .formatted(file)),
        null);
  }

  private static String pem(KeyPair pair) {
    return block("PRIVATE", pair.getPrivate().getEncoded())
        + block("PUBLIC", pair.getPublic().getEncoded());
  }

  private static String block(String kind, byte[] bytes) {
    String base64 = Base64.getEncoder().encodeToString(bytes);
    return "-----BEGIN %s KEY-----\n%s\n-----END %s KEY-----\n".formatted(kind, base64, kind);
  }

  byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java signs with Ed25519", e);
    }
  }

  /// The public half, as X.509 encodes it.
  byte[] publicKey() {
    return open.getEncoded();
  }

  /// How people compare keys: the first 32 digits of the public half's SHA-256.
  public String fingerprint() {
    return fingerprint(publicKey());
  }

  static String fingerprint(byte[] publicKey) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(publicKey);
      return HexFormat.of().formatHex(hash).substring(0, 32);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Tells whose key it is, never the key.
  @Override
  public String toString() {
    return "SigningKey[" + fingerprint() + "]";
  }

  /// A key that cannot be used: one sentence that says why and the way on.
  public static final class KeyException extends RuntimeException {
    private final Text sentence;

    KeyException(Text sentence, @Nullable Throwable cause) {
      super(sentence.en(), cause);
      this.sentence = sentence;
    }

    public Text sentence() {
      return sentence;
    }
  }
}

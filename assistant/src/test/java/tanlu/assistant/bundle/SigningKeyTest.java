package tanlu.assistant.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
  @TempDir Path home;

  private Path file() {
    return home.resolve(SigningKey.FILE);
  }

  @Test
  void aKeyIsMadeOnceAndItsOwnerAloneMayReadIt() throws Exception {
    assertThat(SigningKey.held(home)).isEmpty();
    String first = SigningKey.at(home).fingerprint();
    assertThat(SigningKey.at(home).fingerprint()).isEqualTo(first);
    assertThat(SigningKey.held(home).orElseThrow().fingerprint()).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void aKeyOthersMayReadIsRefused() throws Exception {
    SigningKey.at(home);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> SigningKey.at(home))
        .isInstanceOf(SigningKey.KeyException.class)
        .hasMessageContaining("rw-r--r--")
        .hasMessageContaining("chmod 600");
  }

  @Test
  void noKeyIsWrittenIntoAFileOthersMayRead() throws Exception {
    Files.createFile(file());
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> SigningKey.at(home))
        .isInstanceOf(SigningKey.KeyException.class)
        .hasMessageContaining("rw-r--r--");
    assertThat(file()).isEmptyFile();
  }

  @Test
  void aDamagedKeyIsNamedAndNeverQuoted() throws Exception {
    SigningKey.at(home);
    String pem = Files.readString(file());
    Files.writeString(file(), pem.substring(0, 60));
    assertThatThrownBy(() -> SigningKey.at(home))
        .isInstanceOf(SigningKey.KeyException.class)
        .hasMessageContaining(file().toString())
        .hasMessageNotContaining(pem.lines().skip(1).findFirst().orElseThrow().substring(0, 16))
        .hasNoCause();
  }
}

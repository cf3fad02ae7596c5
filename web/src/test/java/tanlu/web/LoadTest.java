package tanlu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a measurement says where the server answers nothing.
class LoadTest {
  @Test
  void aServerThatIsAwayAnswersNoneASecondAndHasNoTimes() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0)) {
      port = gone.getLocalPort();
    }
    Load.Result result = Load.questions(port, List.of("?"), 20, Duration.ofSeconds(1));
    assertThat(result.failures()).hasSize(20);
    assertThat(result.rate()).isZero();
    assertThat(BenchCommand.quantile(result.milliseconds(), 0.95)).isNaN();
  }

  @Test
  void theRateIsThatOfAnswersNotOfQuestions() {
    Load.Result result =
        new Load.Result(List.of(1.0, 2.0, 3.0), List.of("lost"), 2, Duration.ofMillis(1_500));
    assertThat(result.rate()).isCloseTo(2, offset(1e-12));
  }
}

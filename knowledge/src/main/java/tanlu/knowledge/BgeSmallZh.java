package tanlu.knowledge;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The embedding model bge-small-zh-v1.5, quantized, run in this process on one thread: 512
/// dimensions, the first token's vector, of unit length.
final class BgeSmallZh extends AbstractInProcessEmbeddingModel {
  static final int DIMENSION = 512;
  private static final String MODEL = "/bge-small-zh-v1.5-q.onnx";
  private static final String TOKENIZER = "/bge-small-zh-v1.5-q-tokenizer.json";

  static {
    // The tokenizer's library asks the network what machine it runs on, unless told not to.
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
  }

  private final OnnxBertBiEncoder encoder;

  BgeSmallZh() {
    super(Runnable::run);
    try (InputStream model = open(MODEL);
        InputStream tokenizer = open(TOKENIZER);
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      OrtSession session = environment.createSession(model.readAllBytes(), options);
      encoder = new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.CLS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OrtException e) {
      throw new IllegalStateException(MODEL + " does not load: " + e.getMessage(), e);
    }
  }

  private static InputStream open(String file) throws IOException {
    InputStream in = BgeSmallZh.class.getResourceAsStream(file);
    if (in == null) {
      throw new IOException(file + " is not on the class path");
    }
    return in;
  }

  float[] vector(String text) {
    return embed(text).content().vector();
  }

  @Override
  protected OnnxBertBiEncoder model() {
    return encoder;
  }
}

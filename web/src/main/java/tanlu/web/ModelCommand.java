package tanlu.web;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import tanlu.assistant.Assistant;
import tanlu.assistant.Capabilities;
import tanlu.assistant.Settings;

@Command(
    name = "model",
    description = "Try the language model that is set. Exit code 1 where it cannot answer.",
    mixinStandardHelpOptions = true)
final class ModelCommand implements Callable<Integer> {
  @ParentCommand private Main main = new Main();

  @Override
  public Integer call() {
    Settings settings = main.settings().withoutFallback();
    System.out.printf("模型 model: %s (%s)%n", settings.model(), settings.modelApi().code());
    Capabilities found = Capabilities.of(Assistant.open(settings));
    found
        .fault()
        .ifPresent(
            fault ->
                System.out.printf(
                    "失败 failed: %s %s%n", fault.sentence().zh(), fault.sentence().en()));
    tell("调用工具", "calls tools", found.callsTools());
    tell("工具名和参数正确", "with the right names and arguments", found.callsWell());
    tell("数字均可证实", "its numbers are proved", found.provesNumbers());
    tell("用提问的语言作答", "answers in the question's language", found.keepsLanguage());
    tell("报告用量", "tells the tokens it takes", found.tellsTokens());
    return found.suffice() ? 0 : 1;
  }

  private static void tell(String zh, String en, boolean can) {
    System.out.printf("%s %s: %s%n", zh, en, can ? "是 yes" : "否 no");
  }
}

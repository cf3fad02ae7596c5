package tanlu.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.importing.Datasets;
import tanlu.analytics.importing.ImportException;
import tanlu.analytics.importing.Imported;
import tanlu.analytics.importing.Importer;
import tanlu.analytics.proof.Language;
import tanlu.analytics.proof.Text;
import tanlu.assistant.Settings;

@Command(
    name = "import",
    description =
        "Read official input-output tables and emission inventories into a dataset and print a"
            + " validation report. All or nothing; exit code 1 where nothing was imported.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  @ParentCommand private Main main = new Main();

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "files and folders: .xls, .xlsx, .csv, or folders with package.csv")
  private List<Path> paths = List.of();

  @Option(
      names = "--as",
      paramLabel = "NAME",
      defaultValue = "imported",
      description = "the dataset's name, replacing what bears it (default: ${DEFAULT-VALUE})")
  private String name = "";

  @Option(names = "--json", description = "print the report as JSON")
  private boolean json;

  @Option(
      names = "--lang",
      defaultValue = "zh",
      description = "the report's language, zh or en (default: ${DEFAULT-VALUE})")
  private String lang = "";

  @Override
  public Integer call() throws JsonProcessingException {
    Language language = language();
    if (!Datasets.valid(name)) {
      throw refused(
          Text.of(
              "--as 的名称“" + name + "”不可用：应以字母、汉字或数字开头，只含字母、汉字、数字和 _ - .，不超过 64 个，且不是 embedded。",
              "--as '"
                  + name
                  + "' cannot be a dataset's name: expected letters, digits, _ - and . of any"
                  + " script, at most 64, a letter or digit first, and not embedded."),
          null);
    }
    Settings settings = main.settings();
    Imported imported = read();
    String report =
        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(imported.report());
    Dataset dataset = store(settings, imported, report);
    System.out.println(json ? report : imported.report().markdown(language));
    if (!json) {
      System.out.println(
          (language == Language.ZH
                  ? "已导入为数据集 %1$s（版本 %2$s）。提问时写“用数据集 %1$s”，或设 TANLU_DATASET=%1$s 作为默认。"
                  : "Imported as dataset %1$s (version %2$s). Say \"in dataset %1$s\" in a"
                      + " question, or set TANLU_DATASET=%1$s to make it the default.")
              .formatted(dataset.id(), dataset.version()));
    }
    return 0;
  }

  private Imported read() {
    try {
      return new Importer(Dataset.embedded()).read(paths);
    } catch (ImportException e) {
      throw refused(e.text(), e);
    }
  }

  private Dataset store(Settings settings, Imported imported, String report) {
    try {
      return settings
          .datasets()
          .store(
              name,
              imported,
              Map.of(
                  "report.json", report,
                  "report.zh.md", imported.report().markdown(Language.ZH),
                  "report.en.md", imported.report().markdown(Language.EN)));
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw refused(
          Text.of(
              "数据集“"
                  + name
                  + "”无法写入 "
                  + settings.home()
                  + "："
                  + why
                  + "；应为可写且空间足够的文件夹（TANLU_HOME）。",
              "the dataset '"
                  + name
                  + "' cannot be written under "
                  + settings.home()
                  + ": "
                  + why
                  + "; expected a folder that can be written and has room (TANLU_HOME)."),
          e);
    }
  }

  /// Both languages, each on a line: who reads the message is not known.
  private static CommandException refused(Text text, @Nullable Exception cause) {
    return new CommandException(
        text.zh() + " 未作任何改动。\ntanlu: " + text.en() + " Nothing was changed.", cause);
  }

  private Language language() {
    return switch (lang.toLowerCase(Locale.ROOT)) {
      case "zh" -> Language.ZH;
      case "en" -> Language.EN;
      default -> throw new CommandException("--lang must be zh or en, not " + lang + ".");
    };
  }
}

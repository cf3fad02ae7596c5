package tanlu.assistant.tool;

import java.util.List;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.data.DatasetException;
import tanlu.analytics.importing.Datasets;
import tanlu.analytics.proof.Text;
import tanlu.analytics.roadmap.Parameters;

/// What a call is pinned to beside what it asks for, so that it can be repeated to the letter after
/// other data or another parameter file came in their place.
final class Pinned {
  static final String DATASET = "dataset";

  /// Which parameter file a call was made with: its hash, left out for the standard one.
  static final String PARAMETERS = "parameters";

  static final String STANDARD = "standard";

  private Pinned() {}

  /// The dataset a call is about. In canonical form the embedded one goes without saying, another
  /// stands with its version.
  ///
  /// @param standard the dataset's name where the call does not say
  static Dataset dataset(Arguments arguments, Datasets datasets, String standard) {
    Dataset dataset = find(datasets, arguments.textOr(DATASET, standard));
    if (!dataset.id().equals(Dataset.EMBEDDED)) {
      arguments.write(DATASET, Datasets.reference(dataset));
    }
    return dataset;
  }

  private static Dataset find(Datasets datasets, String wanted) {
    try {
      return datasets
          .find(wanted)
          .orElseThrow(
              () ->
                  new ProblemException(
                      new Problem(
                          Problem.Kind.UNKNOWN_NAME,
                          Text.of(
                              "没有名为“" + wanted + "”的数据集，可用的数据集见下",
                              "there is no dataset named '" + wanted + "'"),
                          datasets.names().stream().map(name -> Text.of(name, name)).toList())));
    } catch (DatasetException e) {
      throw new ProblemException(
          new Problem(
              Problem.Kind.NO_DATA,
              Text.of(
                  "数据集“" + wanted + "”无法读取，请重新导入：" + e.getMessage(),
                  "the dataset '" + wanted + "' cannot be read: " + e.getMessage()),
              List.of()));
    }
  }

  /// Notes which parameter file of the user's own a call is made with; one made with another file
  /// cannot be made again.
  static void parameters(Arguments arguments, Parameters held) {
    boolean own = !held.own().isEmpty();
    String hash = own ? held.hash() : STANDARD;
    String wanted = arguments.textOr(PARAMETERS, hash);
    if (own && wanted.equals(STANDARD)) {
      throw Arguments.bad(
          "这次计算用的是标准参数，现在用的是您自己的参数文件roadmap.yaml（" + hash + "）：要重现请把它移出TANLU_HOME",
          "this was computed with the standard parameters, and a parameter file of your own,"
              + " roadmap.yaml "
              + hash
              + ", is used now: to compute it again take that file out of TANLU_HOME");
    }
    if (!wanted.equals(hash)) {
      throw Arguments.bad(
          "这次计算用的是参数文件" + wanted + "，现在的roadmap.yaml是" + hash + "：要重现请把当时的文件放回TANLU_HOME",
          "this was computed with the parameter file "
              + wanted
              + ", roadmap.yaml is now "
              + hash
              + ": to compute it again put the file of then back into TANLU_HOME");
    }
    if (own) {
      arguments.write(PARAMETERS, hash);
    }
  }
}

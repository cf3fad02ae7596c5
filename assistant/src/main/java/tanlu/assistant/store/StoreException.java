package tanlu.assistant.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;
import tanlu.analytics.proof.Text;

/// The database cannot keep or give what it is asked for: one sentence that says why and the way
/// on. It shows neither SQL nor the address, which may hold a password.
public final class StoreException extends RuntimeException {
  private final Text sentence;

  StoreException(Text sentence, @Nullable Throwable cause) {
    super(sentence.en(), cause);
    this.sentence = sentence;
  }

  public Text sentence() {
    return sentence;
  }

  /// @param place the database, as it may be shown
  static StoreException of(Throwable failure, String place) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof StoreException known) {
        return known;
      }
      if (each instanceof SQLiteException sqlite) {
        return new StoreException(sqlite(sqlite, place), failure);
      }
      if (each instanceof SQLException sql && sql.getSQLState() != null) {
        return new StoreException(postgresql(sql.getSQLState(), place), failure);
      }
    }
    return new StoreException(away(place), failure);
  }

  private static Text sqlite(SQLiteException failure, String place) {
    // The low byte is the primary code, the rest says more of the same.
    return switch (failure.getResultCode().code & 0xff) {
      case 13 -> full(place);
      case 8 -> readOnly(place);
      case 5, 6 ->
          Text.of(
              "对话数据库 " + place + " 正被其他程序占用：请稍后再试，或结束占用它的程序。",
              "The conversation database "
                  + place
                  + " is locked by another program: try again, or end that program.");
      case 14 ->
          Text.of(
              "对话数据库 " + place + " 无法打开：请检查该文件夹的权限和磁盘空间。",
              "The conversation database "
                  + place
                  + " cannot be opened: check its folder's permissions and the disk's space.");
      case 11, 26 -> broken(place);
      case 10 ->
          Text.of(
              "对话数据库 " + place + " 所在的磁盘读写出错：请检查磁盘及其剩余空间。",
              "The disk of the conversation database "
                  + place
                  + " fails: check the disk and the space left on it.");
      default -> away(place);
    };
  }

  private static Text postgresql(String state, String place) {
    return switch (state) {
      case "53100" -> full(place);
      case "25006" -> readOnly(place);
      case "28P01", "28000" ->
          Text.of(
              "对话数据库 " + place + " 拒绝了用户名或密码：请检查 TANLU_DATABASE。",
              "The conversation database "
                  + place
                  + " refused the user or password: check TANLU_DATABASE.");
      case "3D000" ->
          Text.of(
              "没有对话数据库 " + place + "：请先建立它，或检查 TANLU_DATABASE。",
              "There is no conversation database "
                  + place
                  + ": create it, or check TANLU_DATABASE.");
      default -> away(place);
    };
  }

  private static Text full(String place) {
    return Text.of(
        "对话数据库 " + place + " 的磁盘已满：请腾出空间后再试。",
        "The disk of the conversation database " + place + " is full: make room and try again.");
  }

  private static Text readOnly(String place) {
    return Text.of(
        "对话数据库 " + place + " 只能读取：请给予写权限后再试。",
        "The conversation database " + place + " is read-only: allow writing and try again.");
  }

  private static Text broken(String place) {
    return Text.of(
        "对话数据库 " + place + " 已损坏：请用 ./tanlu restore 恢复备份，或移走该文件后重新开始。",
        "The conversation database "
            + place
            + " is damaged: restore a backup with ./tanlu restore, or move the file away to"
            + " begin anew.");
  }

  static StoreException damaged(String place) {
    return new StoreException(broken(place), null);
  }

  private static Text away(String place) {
    return Text.of(
        "对话数据库 " + place + " 没有响应：请检查它是否在运行，稍后再试。",
        "The conversation database "
            + place
            + " does not answer: check that it runs and try again.");
  }

  static StoreException newer(String place, String found, String known) {
    return new StoreException(
        Text.of(
            "对话数据库 "
                + place
                + " 由更新版本的碳路写成（结构版本 "
                + found
                + "，本版本为 "
                + known
                + "）：请使用更新的版本，或恢复旧的备份。",
            "The conversation database "
                + place
                + " was written by a newer Tanlu (schema "
                + found
                + ", this one knows "
                + known
                + "): run the newer one, or restore an older backup."),
        null);
  }
}

package tanlu.analytics.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/// Sheets of a binary workbook (.xls); formulas are their cached values.
final class XlsFile {
  private XlsFile() {}

  static List<Grid> read(Path path, String file) {
    try (POIFSFileSystem files = new POIFSFileSystem(path.toFile(), true)) {
      if (files.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
        throw Workbooks.encrypted(file);
      }
      try (HSSFWorkbook book = new HSSFWorkbook(files)) {
        List<Grid> grids = new ArrayList<>();
        for (Sheet sheet : book) {
          grids.add(grid(file, sheet));
        }
        return grids;
      }
    } catch (ImportException e) {
      throw e;
    } catch (EncryptedDocumentException e) {
      throw Workbooks.encrypted(file);
    } catch (IOException | RuntimeException e) {
      // A damaged file meets the library's checks anywhere: index, record and argument exceptions.
      throw Workbooks.damaged(file, e);
    }
  }

  private static Grid grid(String file, Sheet sheet) {
    Grid grid = new Grid(file, sheet.getSheetName());
    grid.requireRow(Math.max(0, sheet.getLastRowNum()));
    for (Row row : sheet) {
      for (Cell cell : row) {
        grid.set(cell.getRowIndex(), cell.getColumnIndex(), content(cell));
      }
    }
    return grid;
  }

  private static Content content(Cell cell) {
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case NUMERIC -> new Content.Amount(cell.getNumericCellValue());
      case STRING -> Content.text(cell.getRichStringCellValue().getString());
      case BOOLEAN -> new Content.Word(Boolean.toString(cell.getBooleanCellValue()));
      case ERROR -> new Content.Broken(FormulaError.forInt(cell.getErrorCellValue()).getString());
      case BLANK, FORMULA, _NONE -> Content.Blank.BLANK;
    };
  }
}

package tanlu.analytics.benchmarks;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.R064Store;
import tanlu.analytics.engine.LuFactors;

/// Who factors and solves. Each takes its own copy of the matrix, for each destroys it.
public enum Library {
  TANLU("Tanlu") {
    @Override
    double[] solve(double[] matrix, int n, double[] b) {
      return LuFactors.of(matrix, n).solve(b);
    }
  },
  OPENBLAS("OpenBLAS") {
    @Override
    double[] solve(double[] matrix, int n, double[] b) {
      return OpenBlas.solve(matrix, n, b);
    }

    @Override
    boolean present() {
      return OpenBlas.present();
    }
  },
  OJALGO("ojAlgo") {
    @Override
    double[] solve(double[] matrix, int n, double[] b) {
      R064Store m = R064Store.FACTORY.make(n, n);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          m.set(i, j, matrix[i * n + j]);
        }
      }
      LU<Double> lu = LU.R064.make(m);
      lu.decompose(m);
      return lu.getSolution(R064Store.FACTORY.column(b)).toRawCopy1D();
    }
  },
  EJML("EJML") {
    @Override
    double[] solve(double[] matrix, int n, double[] b) {
      var solver = LinearSolverFactory_DDRM.lu(n);
      if (!solver.setA(new DMatrixRMaj(n, n, true, matrix.clone()))) {
        throw new IllegalArgumentException("EJML takes the matrix for singular");
      }
      DMatrixRMaj x = new DMatrixRMaj(n, 1);
      solver.solve(new DMatrixRMaj(n, 1, true, b.clone()), x);
      return x.data;
    }
  },
  COMMONS_MATH("Commons Math") {
    @Override
    double[] solve(double[] matrix, int n, double[] b) {
      double[][] rows = new double[n][n];
      for (int i = 0; i < n; i++) {
        System.arraycopy(matrix, i * n, rows[i], 0, n);
      }
      return new LUDecomposition(new Array2DRowRealMatrix(rows, false))
          .getSolver()
          .solve(new ArrayRealVector(b, false))
          .toArray();
    }
  };

  final String label;

  Library(String label) {
    this.label = label;
  }

  /// `M x = b` from scratch: LU and one solve.
  ///
  /// @param matrix row-major, n × n; not changed
  abstract double[] solve(double[] matrix, int n, double[] b);

  boolean present() {
    return true;
  }
}

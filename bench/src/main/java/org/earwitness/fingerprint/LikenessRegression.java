package org.earwitness.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Fits the coefficients of the judgement of likeness to what {@link LikenessFit} collected: logistic regression by Newton's
 * method, with a small penalty on the squares of the coefficients.
 *
 * <p>Usage: {@code LikenessRegression ROWS.tsv...}. Prints the coefficients in the order of {@link ChanceModel#terms}; how many
 * copies score above the highest likenesses, in and out of sample (sources split in halves); and how the number of likenesses
 * falls off with the score.
 */
public final class LikenessRegression {
    private static final double PENALTY = 1e-2;
    private static final int STEPS = 40;
    private static final int[] ALLOWED = {0, 3, 10, 30};

    private record Row(boolean copy, boolean evenSource, double[] terms) {}

    private LikenessRegression() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            System.err.println("usage: LikenessRegression ROWS.tsv...");
            System.exit(2);
        }
        var rows = new ArrayList<Row>();
        for (String file : arguments) {
            for (String line : Files.readAllLines(Path.of(file))) {
                if (!line.startsWith("miss")) {
                    rows.add(row(line.split("\t", -1)));
                }
            }
        }
        double[] coefficients = fitted(rows);
        System.out.println("coefficients: " + Arrays.toString(coefficients));
        report("all", rows, coefficients);
        for (boolean even : new boolean[] {false, true}) {
            List<Row> others =
                    rows.stream().filter(row -> row.evenSource() != even).toList();
            List<Row> held =
                    rows.stream().filter(row -> row.evenSource() == even).toList();
            report(even ? "even sources held out" : "odd sources held out", held, fitted(others));
        }
        for (int score = -10; score <= 4; score++) {
            int least = score;
            long likenesses = rows.stream()
                    .filter(row -> !row.copy() && score(row, coefficients) >= least)
                    .count();
            long copies = rows.stream()
                    .filter(row -> row.copy() && score(row, coefficients) >= least)
                    .count();
            System.out.printf(Locale.ROOT, "score %d and more: %d likenesses, %d copies%n", score, likenesses, copies);
        }
    }

    private static Row row(String[] fields) {
        double[] values =
                Arrays.stream(fields).skip(6).mapToDouble(Double::parseDouble).toArray();
        ChanceModel.Evidence evidence = new ChanceModel.Evidence(
                values[0],
                values[1],
                values[2],
                values[3],
                values[4],
                values[5],
                values[6],
                values[7],
                values[8],
                Alignment.Kind.valueOf(fields[5]));
        // Readers of digits are few: one of them against the others.
        boolean even = fields[1].startsWith("digits") ? fields[1].endsWith("george") : fields[1].hashCode() % 2 == 0;
        return new Row(fields[0].equals("1"), even, ChanceModel.terms(evidence));
    }

    private static double score(Row row, double[] coefficients) {
        double sum = 0;
        for (int i = 0; i < coefficients.length; i++) {
            sum += coefficients[i] * row.terms()[i];
        }
        return sum;
    }

    private static double[] fitted(List<Row> rows) {
        int terms = rows.get(0).terms().length;
        double[] coefficients = new double[terms];
        for (int step = 0; step < STEPS; step++) {
            double[][] curvature = new double[terms][terms];
            double[] slope = new double[terms];
            for (int i = 0; i < terms; i++) {
                slope[i] = PENALTY * coefficients[i];
                curvature[i][i] = PENALTY;
            }
            for (Row row : rows) {
                double probability = 1 / (1 + Math.exp(-score(row, coefficients)));
                for (int i = 0; i < terms; i++) {
                    slope[i] += (probability - (row.copy() ? 1 : 0)) * row.terms()[i];
                    for (int j = 0; j < terms; j++) {
                        curvature[i][j] += probability * (1 - probability) * row.terms()[i] * row.terms()[j];
                    }
                }
            }
            double[] change = new CholeskyDecomposition(new Array2DRowRealMatrix(curvature, false))
                    .getSolver()
                    .solve(new ArrayRealVector(slope, false))
                    .toArray();
            for (int i = 0; i < terms; i++) {
                coefficients[i] -= change[i];
            }
        }
        return coefficients;
    }

    private static void report(String title, List<Row> rows, double[] coefficients) {
        double[] likenesses = rows.stream()
                .filter(row -> !row.copy())
                .mapToDouble(row -> -score(row, coefficients))
                .sorted()
                .toArray();
        long copies = rows.stream().filter(Row::copy).count();
        var line = new StringBuilder(
                String.format(Locale.ROOT, "%s: %d copies, %d likenesses;", title, copies, likenesses.length));
        for (int allowed : ALLOWED) {
            double limit = allowed < likenesses.length ? -likenesses[allowed] : Double.NEGATIVE_INFINITY;
            long above = rows.stream()
                    .filter(row -> row.copy() && score(row, coefficients) > limit)
                    .count();
            line.append(String.format(Locale.ROOT, " %d copies above all but %d;", above, allowed));
        }
        System.out.println(line);
    }
}

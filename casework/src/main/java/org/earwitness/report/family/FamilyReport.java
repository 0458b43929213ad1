package org.earwitness.report.family;

import java.util.List;
import java.util.Optional;
import org.earwitness.compare.CopyFamilies;
import org.earwitness.report.CopyRelations;
import org.earwitness.report.FamilyCopy;

/**
 * The families of some copies, with what is known of their files.
 *
 * @param copies in the order of their numbers in the families
 * @param unread files that were not compared
 * @param problems what else could not be done, in words
 */
public record FamilyReport(
        String programVersion,
        List<FamilyCopy> copies,
        CopyFamilies families,
        List<Unread> unread,
        List<String> problems) {
    /**
     * A file that was not compared.
     *
     * @param name absent where it must not be shown
     */
    public record Unread(Optional<String> name, String reason) {}

    public FamilyReport {
        copies = List.copyOf(copies);
        unread = List.copyOf(unread);
        problems = List.copyOf(problems);
        if (copies.size() != families.seconds().size()) {
            throw new IllegalArgumentException("family: expected as many copies as were compared, found "
                    + copies.size() + " and " + families.seconds().size());
        }
    }

    /** The same without the names of files. */
    public FamilyReport withoutNames() {
        return new FamilyReport(
                programVersion,
                copies.stream().map(FamilyCopy::withoutNames).toList(),
                families,
                unread.stream()
                        .map(file -> new Unread(Optional.empty(), file.reason()))
                        .toList(),
                problems);
    }

    /** The same as it is told and drawn. */
    public CopyRelations told() {
        return new TellFamilies(this).tell();
    }

    String letter(int copy) {
        return copies.get(copy).letter();
    }

    /** Letters, such as "A", "A and B", "A, B and C". */
    String letters(List<Integer> numbers) {
        return CopyRelations.joined(numbers.stream().map(this::letter).toList());
    }

    List<FamilyCopy> copies(List<Integer> numbers) {
        return numbers.stream().map(copies::get).toList();
    }
}

package org.earwitness.report;

import java.util.List;
import java.util.Optional;

/**
 * What the desk has cleared for the readers of a report. All else that could point to a source is left out.
 *
 * @param fileNames original file names that may be shown
 * @param tagNames names of tags whose values may be shown, spelled as in the file
 */
public record Disclosure(List<ClearedName> fileNames, List<String> tagNames) {
    /** Nothing is cleared. */
    public static final Disclosure NOTHING = new Disclosure(List.of(), List.of());

    /**
     * The cleared original name of one recording.
     *
     * @param label the recording's label in the report
     * @param fileName its file name, without directories
     */
    public record ClearedName(String label, String fileName) {
        public ClearedName {
            label = Expect.label("cleared label", label);
            fileName = Expect.text("cleared file name", fileName);
        }
    }

    public Disclosure {
        fileNames = Expect.list("cleared file names", fileNames, 10_000);
        tagNames = Expect.texts("cleared tag names", tagNames, 1_000);
    }

    /** The original name of the recording with a label, where it was cleared. */
    public Optional<String> fileName(String label) {
        return fileNames.stream()
                .filter(name -> name.label().equals(label))
                .map(ClearedName::fileName)
                .findFirst();
    }
}

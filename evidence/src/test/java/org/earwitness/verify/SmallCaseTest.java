package org.earwitness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.earwitness.custody.CaseStore;
import org.earwitness.custody.TestCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallCaseTest {
    @TempDir
    Path directory;

    @Test
    void anIntactCaseHoldsAndItsWithdrawnPayloadIsNamed() throws Exception {
        CaseStore store = TestCases.small(directory);
        CheckResult result = CaseVerifier.check(store.directory(), Optional.empty());
        assertThat(result.failures()).isEmpty();
        assertThat(result.notes())
                .singleElement()
                .hasToString("custody/entries/0000000002: Payload 2 withheld: file_name, label, provenance.");
        assertThat(result.treeSize()).isEqualTo(7);
        assertThat(result.rootHash()).contains(store.log().checkpoint().root());
    }
}

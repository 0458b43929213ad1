package org.earwitness.testkit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.earwitness.testkit.files.TamperedFiles.Tampering;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TamperedFilesTest {
    @TempDir
    Path root;

    private TamperedFiles tampered;

    @BeforeEach
    void makeATree() throws IOException {
        Files.createDirectories(root.resolve("ឯកសារ/inner"));
        Files.write(root.resolve("a.bin"), new byte[] {1, 2, 3});
        Files.writeString(root.resolve("ឯកសារ/b.txt"), "កខ");
        Files.write(root.resolve("ឯកសារ/inner/c"), new byte[] {1, 2, 3});
        Files.write(root.resolve("empty"), new byte[0]);
        tampered = new TamperedFiles(root);
    }

    @Test
    void everySmallChangeIsListedOnce() throws IOException {
        List<Tampering> all = tampered.everything();
        int bytes = 3 + 6 + 3;
        int flips = 8 * bytes;
        int truncations = bytes;
        int extensions = 2 * 4;
        int deletions = 4;
        int swapsOfUnlikeFiles = 5;
        assertThat(all).hasSize(flips + truncations + extensions + deletions + swapsOfUnlikeFiles);
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void everyChangeIsInForceDuringTheLookAndGoneAfterwards() throws IOException {
        Map<Path, String> before = tree();
        Set<Map<Path, String>> seen = new HashSet<>();
        for (Tampering tampering : tampered.everything()) {
            tampered.during(tampering, during -> {
                assertThat(during).isEqualTo(tampering);
                Map<Path, String> now = tree();
                assertThat(now).as("%s", tampering).isNotEqualTo(before);
                seen.add(now);
            });
            assertThat(tree()).as("after %s", tampering).isEqualTo(before);
        }
        assertThat(seen).hasSize(tampered.everything().size());
    }

    @Test
    void aChangeIsUndoneAlsoWhenTheLookFails() throws IOException {
        Map<Path, String> before = tree();
        Tampering deletion = tampered.deletions().getFirst();
        assertThatThrownBy(() -> tampered.during(deletion, during -> {
                    assertThat(root.resolve(during.file())).doesNotExist();
                    throw new IOException("seen");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("seen");
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void aReadOnlyFileIsChangedAndStaysReadOnlyWithItsTime() throws IOException {
        Path file = root.resolve("a.bin");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
        Object time = Files.getLastModifiedTime(file);
        tampered.during(new TamperedFiles.BitFlip(Path.of("a.bin"), 1, 7), during -> {
            assertThat(Files.readAllBytes(file)).containsExactly(1, 2 ^ 0x80, 3);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("r--r-----");
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("r--r-----");
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), root.resolve("a.bin"));
        assertThat(tampered.files()).hasSize(4);
    }

    @Test
    void specialFilesAreWhatTheySay() throws IOException {
        Path directory = Files.createDirectory(root.resolve("special"));
        Map<String, Path> special = SpecialFiles.all(directory);
        assertThat(special).containsKeys("directory", "sparse file");
        assertThat(special.get("directory")).isDirectory();
        assertThat(Files.size(special.get("sparse file"))).isEqualTo(100_000_000_000L);
        if (special.containsKey("fifo")) {
            assertThat(Files.exists(special.get("fifo"))).isTrue();
            assertThat(Files.isRegularFile(special.get("fifo"))).isFalse();
        }
        if (special.containsKey("link to device")) {
            assertThat(Files.readSymbolicLink(special.get("link to device"))).isEqualTo(Path.of("/dev/zero"));
        }
        if (special.containsKey("link to itself")) {
            assertThat(Files.exists(special.get("link to itself"))).isFalse();
            assertThat(Files.isSymbolicLink(special.get("link to itself"))).isTrue();
        }
        if (special.containsKey("unreadable file")) {
            assertThat(Files.isReadable(special.get("unreadable file"))).isFalse();
        }
    }

    private Map<Path, String> tree() throws IOException {
        Map<Path, String> tree = new TreeMap<>();
        for (Path file : tampered.files()) {
            byte[] bytes = Files.readAllBytes(root.resolve(file));
            tree.put(file, Arrays.toString(bytes) + new String(bytes, StandardCharsets.UTF_8));
        }
        return tree;
    }
}

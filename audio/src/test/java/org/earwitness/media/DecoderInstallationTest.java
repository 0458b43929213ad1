package org.earwitness.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecoderInstallationTest {
    @TempDir
    static Path cache;

    @Test
    void aDecoderThatWasComparedIsComparedAgainWhenItWasWrittenTo() throws Exception {
        DecoderInstallation installation = DecoderInstallation.prepare(cache);
        Path file = installation.executable("ffprobe");
        Path record = installation.directory().resolve("compared");
        byte[] bytes = Files.readAllBytes(file);
        FileTime time = Files.getLastModifiedTime(file);
        assertThat(record).exists();
        FileTime recorded = Files.getLastModifiedTime(record);

        DecoderInstallation.prepare(cache);
        assertThat(Files.getLastModifiedTime(record)).isEqualTo(recorded);

        byte[] other = bytes.clone();
        other[other.length / 2] ^= 1;
        Files.write(file, other);
        if (Files.getFileStore(file).supportsFileAttributeView("unix")) {
            Files.setLastModifiedTime(file, time);
        }
        DecoderInstallation.prepare(cache);
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void aRecordThatDoesNotFitIsMadeAgain() throws Exception {
        Path record = DecoderInstallation.prepare(cache).directory().resolve("compared");
        String whole = Files.readString(record);
        Files.writeString(record, whole.substring(1));

        DecoderInstallation.prepare(cache);

        assertThat(record).hasContent(whole);
    }
}

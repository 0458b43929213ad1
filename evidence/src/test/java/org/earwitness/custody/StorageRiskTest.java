package org.earwitness.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.earwitness.vault.OwnerOnly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageRiskTest {
    @TempDir
    Path directory;

    @Test
    void aFolderOfASyncServiceIsNamed() throws Exception {
        for (String name : List.of("Dropbox", "OneDrive - Desk", "Google Drive", "Nextcloud", "iCloud~case")) {
            Path place = directory.resolve(name).resolve("រឿងក្តី");
            Files.createDirectories(place.getParent());
            OwnerOnly.createDirectory(place);
            assertThat(StorageRisk.of(place))
                    .containsExactly(new StorageRisk(StorageRisk.Kind.SYNCED, "folder name " + name));
        }
    }

    @Test
    void aFolderThatOthersCanEnterIsNamedAndAPrivateOneIsNot() throws Exception {
        Path place = directory.resolve("case");
        OwnerOnly.createDirectory(place);
        assertThat(StorageRisk.of(place)).isEmpty();
        if (OwnerOnly.hasModes(place)) {
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-x---"));
            assertThat(StorageRisk.of(place))
                    .extracting(StorageRisk::kind)
                    .containsExactly(StorageRisk.Kind.NOT_PRIVATE);
        }
    }

    @Test
    void fileSystemsOfOtherMachinesAreKnownByTheirTypes() {
        for (String type : List.of("nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p")) {
            assertThat(StorageRisk.isNetwork(type)).as(type).isTrue();
        }
        for (String type : List.of("ext4", "xfs", "btrfs", "apfs", "ntfs", "fuseblk", "overlay", "tmpfs")) {
            assertThat(StorageRisk.isNetwork(type)).as(type).isFalse();
        }
    }
}

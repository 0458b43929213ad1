package org.earwitness.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.earwitness.vault.OwnerOnly;

/**
 * Something unsafe about the place that a case lies in.
 *
 * @param kind what
 * @param detail by what it was recognised
 */
public record StorageRisk(Kind kind, String detail) {
    /** What can be unsafe. */
    public enum Kind {
        /** On a network file system: others may read along, locks and fsync may not hold. */
        NETWORK,
        /** In a folder that a service copies to its servers. */
        SYNCED,
        /** Others on this machine have rights to it, or the file system cannot say that they have none. */
        NOT_PRIVATE
    }

    private static final Set<String> NETWORK_TYPES = Set.of(
            "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ncpfs", "9p", "afpfs", "webdav", "davfs");
    private static final List<String> SYNCED_NAMES = List.of(
            "dropbox",
            "onedrive",
            "icloud",
            "mobile documents",
            "cloudstorage",
            "google drive",
            "googledrive",
            "nextcloud",
            "owncloud",
            "pcloud",
            "syncthing");

    /** The risks of a directory that exists, none if nothing speaks for one. Recognised by names; an absence proves nothing. */
    public static List<StorageRisk> of(Path directory) throws IOException {
        Path real = directory.toRealPath();
        List<StorageRisk> risks = new ArrayList<>();
        String type = Files.getFileStore(real).type().toLowerCase(Locale.ROOT);
        if (isNetwork(type)) {
            risks.add(new StorageRisk(Kind.NETWORK, "file system type " + type));
        }
        for (Path element : real) {
            String name = element.toString().toLowerCase(Locale.ROOT);
            if (SYNCED_NAMES.stream().anyMatch(name::startsWith)) {
                risks.add(new StorageRisk(Kind.SYNCED, "folder name " + element));
            }
        }
        if (!OwnerOnly.isPrivate(real)) {
            risks.add(new StorageRisk(Kind.NOT_PRIVATE, "rights to the folder"));
        }
        return risks;
    }

    /** Whether a type of file system, in lower case, is one that lies on another machine. */
    static boolean isNetwork(String type) {
        return NETWORK_TYPES.contains(type) || type.startsWith("fuse.");
    }
}

package org.earwitness.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an ELF shared object that has a name and version definitions, and no code.
 *
 * <p>The decoder's device library names sound and display libraries that a host may lack. It binds their functions lazily and
 * the decoder never calls one, so the dynamic linker only has to find files of those names. A stub also keeps the real
 * libraries, where they exist, out of the process that reads hostile files.
 *
 * <p>Layout, file offsets equal to virtual addresses: ELF header, three program headers (one read-write load segment, the
 * dynamic section, a non-executable stack), hash table, symbol table, string table, version table, version definitions,
 * dynamic section. Source: System V ABI, chapters 4 and 5; Linux Standard Base, symbol versioning.
 */
final class ElfStub {
    static final int MACHINE_X86_64 = 62;
    static final int MACHINE_AARCH64 = 183;

    private static final int HEADER_BYTES = 64;
    private static final int PROGRAM_HEADER_BYTES = 56;
    private static final int SYMBOL_BYTES = 24;
    private static final int VERSION_BYTES = 28;

    private ElfStub() {}

    /**
     * The bytes of a stub.
     *
     * @param soname the name that the dynamic linker looks for
     * @param versions symbol versions that users of the library require
     */
    static byte[] bytes(int machine, String soname, List<String> versions) {
        StringBuilder strings = new StringBuilder("\0");
        List<Integer> nameOffsets = new ArrayList<>();
        List<String> definitions = new ArrayList<>(List.of(soname));
        definitions.addAll(versions);
        for (String name : definitions) {
            nameOffsets.add(strings.length());
            strings.append(name).append('\0');
        }
        byte[] stringTable = strings.toString().getBytes(StandardCharsets.US_ASCII);

        int hashAt = HEADER_BYTES + 3 * PROGRAM_HEADER_BYTES;
        int symbolsAt = hashAt + 16;
        int stringsAt = symbolsAt + SYMBOL_BYTES;
        int symbolVersionsAt = even(stringsAt + stringTable.length, 2);
        int definitionsAt = even(symbolVersionsAt + 2, 8);
        int dynamicAt = even(definitionsAt + definitions.size() * VERSION_BYTES, 8);
        long[][] dynamic = {
            {14, nameOffsets.getFirst()}, // DT_SONAME
            {4, hashAt}, // DT_HASH
            {6, symbolsAt}, // DT_SYMTAB
            {11, SYMBOL_BYTES}, // DT_SYMENT
            {5, stringsAt}, // DT_STRTAB
            {10, stringTable.length}, // DT_STRSZ
            {0x6ffffff0L, symbolVersionsAt}, // DT_VERSYM
            {0x6ffffffcL, definitionsAt}, // DT_VERDEF
            {0x6ffffffdL, definitions.size()}, // DT_VERDEFNUM
            {0, 0} // DT_NULL
        };
        int size = dynamicAt + dynamic.length * 16;

        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        elfHeader(out, machine);
        programHeader(out, 1, 6, 0, size, 0x1000); // PT_LOAD, read and write
        programHeader(out, 2, 6, dynamicAt, dynamic.length * 16L, 8); // PT_DYNAMIC
        programHeader(out, 0x6474e551, 6, 0, 0, 16); // PT_GNU_STACK
        out.putInt(1).putInt(1).putInt(0).putInt(0); // one bucket, one chain, both empty
        out.position(stringsAt).put(stringTable);
        out.position(definitionsAt);
        for (int index = 0; index < definitions.size(); index++) {
            boolean last = index == definitions.size() - 1;
            out.putShort((short) 1) // version of the structure
                    .putShort((short) (index == 0 ? 1 : 0)) // VER_FLG_BASE
                    .putShort((short) (index + 1))
                    .putShort((short) 1) // one name
                    .putInt(hash(definitions.get(index)))
                    .putInt(20) // the name follows at once
                    .putInt(last ? 0 : VERSION_BYTES)
                    .putInt(nameOffsets.get(index))
                    .putInt(0);
        }
        out.position(dynamicAt);
        for (long[] entry : dynamic) {
            out.putLong(entry[0]).putLong(entry[1]);
        }
        return out.array();
    }

    private static void elfHeader(ByteBuffer out, int machine) {
        out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        out.putShort((short) 3).putShort((short) machine).putInt(1);
        out.putLong(0).putLong(HEADER_BYTES).putLong(0).putInt(0);
        out.putShort((short) HEADER_BYTES)
                .putShort((short) PROGRAM_HEADER_BYTES)
                .putShort((short) 3);
        out.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    }

    private static void programHeader(ByteBuffer out, int type, int flags, long at, long size, long alignment) {
        out.putInt(type).putInt(flags).putLong(at).putLong(at).putLong(at);
        out.putLong(size).putLong(size).putLong(alignment);
    }

    /** The ELF hash of a name (System V ABI, figure 5-13). */
    private static int hash(String name) {
        int value = 0;
        for (int at = 0; at < name.length(); at++) {
            value = (value << 4) + name.charAt(at);
            int high = value & 0xf0000000;
            value = (value ^ (high >>> 24)) & ~high;
        }
        return value;
    }

    private static int even(int position, int alignment) {
        return (position + alignment - 1) / alignment * alignment;
    }
}

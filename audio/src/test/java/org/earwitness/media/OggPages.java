package org.earwitness.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Takes pages out of an Ogg file, as a transmission that loses some would. */
final class OggPages {
    private OggPages() {}

    /** The file without one of its pages, counted from 0. */
    static byte[] without(byte[] file, int page) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> pages = new ArrayList<>();
        while (in.remaining() >= 27) {
            int start = in.position();
            int segments = Byte.toUnsignedInt(in.get(start + 26));
            int length = 27 + segments;
            for (int segment = 0; segment < segments; segment++) {
                length += Byte.toUnsignedInt(in.get(start + 27 + segment));
            }
            byte[] bytes = new byte[length];
            in.get(bytes);
            pages.add(bytes);
        }
        var out = new ByteArrayOutputStream();
        for (int index = 0; index < pages.size(); index++) {
            if (index != page) {
                out.writeBytes(pages.get(index));
            }
        }
        return out.toByteArray();
    }
}

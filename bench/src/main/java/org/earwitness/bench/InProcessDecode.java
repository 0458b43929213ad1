package org.earwitness.bench;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Decodes the first channel of a file's first stream by the decoder's bindings, the way that was not taken; see
 * docs/decisions/0001. Only for measuring: it trusts the file.
 */
public final class InProcessDecode {
    private InProcessDecode() {}

    public static void main(String[] arguments) throws IOException {
        AVFormatContext format = new AVFormatContext(null);
        AVDictionary none = new AVDictionary(null);
        if (avformat_open_input(format, arguments[0], null, none) < 0) {
            throw new IOException("expected a media file, found " + arguments[0]);
        }
        avformat_find_stream_info(format, none);
        AVCodec codec = avcodec_find_decoder(format.streams(0).codecpar().codec_id());
        AVCodecContext decoder = avcodec_alloc_context3(codec);
        avcodec_parameters_to_context(decoder, format.streams(0).codecpar());
        decoder.thread_count(1);
        avcodec_open2(decoder, codec, none);
        AVPacket packet = av_packet_alloc();
        AVFrame frame = av_frame_alloc();
        byte[] block = new byte[1 << 16];
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            while (av_read_frame(format, packet) >= 0) {
                if (packet.stream_index() == 0) {
                    avcodec_send_packet(decoder, packet);
                    while (avcodec_receive_frame(decoder, frame) >= 0) {
                        int bytes = Math.min(block.length, frame.nb_samples() * Float.BYTES);
                        frame.data(0).limit(bytes).get(block, 0, bytes);
                        out.write(block, 0, bytes);
                    }
                }
                av_packet_unref(packet);
            }
        }
    }
}

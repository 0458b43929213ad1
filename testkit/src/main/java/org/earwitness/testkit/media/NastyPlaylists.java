package org.earwitness.testkit.media;

import java.util.ArrayList;
import java.util.List;

/**
 * Text that makes a player fetch something or open another file, under the names of recordings. Nobody may follow it: all of
 * it is refused.
 */
final class NastyPlaylists {
    private NastyPlaylists() {}

    static List<NastyMedia> all(NastyMedia.Lure lure) {
        String url = lure.url();
        String file = "file://" + lure.file();
        List<NastyMedia> all = new ArrayList<>();
        for (String extension : List.of("mp3", "wav", "m4a", "m3u8", "ogg", "ts")) {
            add(all, "hls-network-" + extension, "call." + extension, "an HLS playlist of an address", hls(url));
            add(all, "hls-file-" + extension, "call." + extension, "an HLS playlist of a file", hls(file));
        }
        add(all, "hls-path", "call.mp3", "an HLS playlist of a path", hls(lure.file()));
        add(
                all,
                "hls-key",
                "call.mp3",
                "an HLS playlist whose key lies in a file and whose sound lies on a server",
                "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXT-X-KEY:METHOD=AES-128,URI=\"" + file
                        + "\"\n#EXTINF:10,\n" + url + "\n#EXT-X-ENDLIST\n");
        add(
                all,
                "hls-concat",
                "call.mp3",
                "an HLS playlist that joins a file to an address, and so would send it",
                hls("concat:" + url + "|" + file));
        add(
                all,
                "hls-initialisation",
                "call.m4a",
                "an HLS playlist whose initialisation section lies in a file",
                "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:10\n#EXT-X-MAP:URI=\"" + file + "\"\n#EXTINF:10,\n"
                        + file + "\n#EXT-X-ENDLIST\n");
        add(
                all,
                "concat-file",
                "call.mp3",
                "a concat script of a file",
                "ffconcat version 1.0\nfile '" + lure.file() + "'\nfile '" + file + "'\n");
        add(
                all,
                "concat-network",
                "call.wav",
                "a concat script of an address",
                "ffconcat version 1.0\nfile '" + url + "'\n");
        add(
                all,
                "concat-without-version",
                "call.wav",
                "a concat script without its first line",
                "file '" + lure.file() + "'\n");
        add(all, "dash", "call.m4a", "a DASH description of an address", """
                <?xml version="1.0"?>
                <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT10S"
                 profiles="urn:mpeg:dash:profile:isoff-on-demand:2011"><Period><AdaptationSet mimeType="audio/mp4">
                <Representation id="1" bandwidth="64000"><BaseURL>%s</BaseURL></Representation>
                </AdaptationSet></Period></MPD>
                """.formatted(url));
        add(all, "m3u", "call.mp3", "a list of an address and a file", "#EXTM3U\n" + url + "\n" + file + "\n");
        add(
                all,
                "pls",
                "call.mp3",
                "a PLS list",
                "[playlist]\nNumberOfEntries=2\nFile1=" + url + "\nFile2=" + file + "\n");
        add(
                all,
                "asx",
                "call.wma",
                "an ASX list",
                "<asx version=\"3.0\"><entry><ref href=\"" + url + "\"/></entry><entry><ref href=\"" + file
                        + "\"/></entry></asx>\n");
        add(
                all,
                "asf-reference",
                "call.wma",
                "a Windows Media reference",
                "[Reference]\nRef1=" + url + "\nRef2=" + file + "\n");
        add(all, "real-reference", "call.ra", "a RealAudio reference", url + "\n");
        add(all, "sdp", "call.mp3", "a session description that waits for a stream", """
                v=0
                o=- 0 0 IN IP4 127.0.0.1
                s=call
                c=IN IP4 127.0.0.1
                t=0 0
                m=audio 9 RTP/AVP 0
                a=rtpmap:0 PCMU/8000
                """);
        add(
                all,
                "xspf",
                "call.mp3",
                "an XSPF list",
                "<?xml version=\"1.0\"?><playlist version=\"1\" xmlns=\"http://xspf.org/ns/0/\"><trackList><track><location>"
                        + url + "</location></track></trackList></playlist>\n");
        add(
                all,
                "cue-sheet",
                "call.wav",
                "a cue sheet of a file",
                "FILE \"" + lure.file() + "\" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n");
        add(
                all,
                "smil",
                "call.mp3",
                "a SMIL presentation",
                "<smil><body><seq><audio src=\"" + url + "\"/><audio src=\"" + file + "\"/></seq></body></smil>\n");
        add(
                all,
                "xml-entity",
                "call.mp3",
                "XML whose entities read a file and an address",
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY f SYSTEM \"" + file + "\"><!ENTITY u SYSTEM \"" + url
                        + "\">]><a>&f;&u;</a>\n");
        add(
                all,
                "svg",
                "call.mp3",
                "a picture that loads from an address and runs a script",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"" + url + "\"/><script>fetch('" + url
                        + "')</script></svg>\n");
        add(
                all,
                "html",
                "call.mp3",
                "a page, as a server gives instead of a file",
                "<!DOCTYPE html><html><head><title>404</title><meta http-equiv=refresh content='0;url=" + url
                        + "'></head><body><audio src='" + url + "'></body></html>\n");
        add(all, "url-shortcut", "call.mp3", "a shortcut to an address", "[InternetShortcut]\nURL=" + url + "\n");
        return all;
    }

    private static void add(List<NastyMedia> all, String name, String fileName, String shape, String text) {
        all.add(NastyMedia.refuse(
                name, fileName, shape, () -> new Bytes().utf8(text).toArray()));
    }

    private static String hls(String entry) {
        return "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10.0,\n" + entry
                + "\n#EXT-X-ENDLIST\n";
    }
}

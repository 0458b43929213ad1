package org.earwitness.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.Match;
import org.earwitness.fingerprint.PrintExtractor;
import org.earwitness.fingerprint.Query;
import org.earwitness.fingerprint.archive.StreamLabel;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.MonoView;
import org.earwitness.testkit.scene.Scene;
import org.junit.jupiter.api.Test;

class CollectedStreamsTest {
    private static final int HERTZ = 16_000;

    private static <S extends SampleSink> S fed(float[] mono, S sink) {
        sink.begin(MonoView.FORMAT);
        sink.accept(mono, mono.length);
        sink.end();
        return sink;
    }

    private static List<Match> matches(CollectedStreams streams, float[] questioned) {
        Query query = new CopySearch(streams.parts()).query(CopySearch.Effort.UNTIL_CLEAR);
        return fed(questioned, query).matches();
    }

    @Test
    void whatLiesInFilesIsFoundAsWhatIsHeld() throws Exception {
        var held = new CollectedStreams(CollectedStreams.MOST_HELD_FRAMES);
        var unloaded = new CollectedStreams(1);
        var sounds = new ArrayList<float[]>();
        for (int i = 0; i < 3; i++) {
            float[] sound =
                    Scene.partyMeeting(50 + i).at(HERTZ).lasting(10).sound().channel(0);
            sounds.add(sound);
            var stream =
                    new ReadPrints.Stream(0, fed(sound, new PrintExtractor()).fingerprint());
            var label = new StreamLabel(Integer.toString(i).repeat(64), 0, "សំឡេង " + i);
            held.add(label, stream);
            unloaded.add(label, stream);
        }
        assertThat(held.parts()).hasSize(1);
        assertThat(unloaded.parts()).hasSize(3).allSatisfy(part -> {
            assertThat(part.segment().damage()).isEmpty();
            assertThat(part.segment().streams()).isEqualTo(1);
        });
        for (int i = 0; i < 3; i++) {
            float[] part = java.util.Arrays.copyOfRange(sounds.get(i), 2 * HERTZ, 8 * HERTZ);
            assertThat(matches(unloaded, part)).hasSize(1);
            assertThat(matches(unloaded, part).getFirst().recordingId())
                    .isEqualTo(matches(held, part).getFirst().recordingId())
                    .endsWith("សំឡេង " + i);
        }
    }

    @Test
    void nothingAddedIsNothingToSearch() {
        assertThat(new CollectedStreams(1).parts()).isEmpty();
    }
}

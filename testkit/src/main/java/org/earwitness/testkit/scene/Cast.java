package org.earwitness.testkit.scene;

import java.util.List;
import org.earwitness.testkit.speech.VoiceProfile;

/** The people of the invented country of Velmara. None of them exists. */
public final class Cast {
    /** Party chairman, who does most of the talking. */
    public static final VoiceProfile CHAIRMAN = VoiceProfile.low("Tavero Lon");

    public static final VoiceProfile DEPUTY = VoiceProfile.high("មីរ៉ាស៊ា វេន");
    public static final VoiceProfile TREASURER = VoiceProfile.hoarse("Osk Belandri");
    public static final VoiceProfile DELEGATE = VoiceProfile.bright("Runa Quessel");
    public static final VoiceProfile NEWSREADER =
            new VoiceProfile("Imre Dolvanni", 118, 1.02, 5.4, 2.8, 0.06, 0.005, 0.03, 6500);

    private Cast() {}

    /** Those who speak up in meetings besides the chairman. */
    static List<VoiceProfile> listeners() {
        return List.of(DEPUTY, TREASURER, DELEGATE);
    }
}

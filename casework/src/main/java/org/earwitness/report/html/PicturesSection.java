package org.earwitness.report.html;

import org.earwitness.report.Picture;
import org.earwitness.report.SpectrogramPicture;
import org.earwitness.report.WaveformPicture;

/** Waveforms and spectrograms. */
final class PicturesSection {
    private PicturesSection() {}

    static void write(ReportPage page) {
        page.openSection("pictures", "Pictures of the sound");
        if (page.report().pictures().isEmpty()) {
            page.paragraph("This report carries no pictures of the sound.");
        }
        for (Picture picture : page.report().pictures()) {
            switch (picture) {
                case WaveformPicture waveform -> WaveformFigure.write(page, waveform);
                case SpectrogramPicture spectrogram -> SpectrogramFigure.write(page, spectrogram);
            }
        }
        page.markup().close();
    }
}

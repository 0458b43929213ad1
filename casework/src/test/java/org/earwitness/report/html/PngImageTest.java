package org.earwitness.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.earwitness.report.SampleReport;
import org.earwitness.report.SpectrogramPicture;
import org.earwitness.report.page.ColourScale;
import org.earwitness.report.page.PngImage;
import org.junit.jupiter.api.Test;

class PngImageTest {
    private final ColourScale colours = new ColourScale();

    @Test
    void isReadByTheJavaPlatformAsTheSamePixels() throws IOException {
        long seed = Long.getLong("earwitness.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            int width = random.nextInt(1, 300);
            int height = random.nextInt(1, 80);
            int[] indexes = random.ints((long) width * height, 0, 256).toArray();
            byte[] png = PngImage.encode(width, height, colours, (x, y) -> indexes[y * width + x]);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(image.getWidth()).isEqualTo(width);
            assertThat(image.getHeight()).isEqualTo(height);
            for (int i = 0; i < indexes.length; i++) {
                int rgb = image.getRGB(i % width, i / width) & 0xFFFFFF;
                assertThat(rgb).as("seed " + seed).isEqualTo(colours.rgb(indexes[i]));
            }
        }
    }

    @Test
    void showsTheLowestFrequencyAtTheBottom() throws IOException {
        SpectrogramPicture picture = SampleReport.complete().pictures().stream()
                .filter(SpectrogramPicture.class::isInstance)
                .map(SpectrogramPicture.class::cast)
                .findFirst()
                .orElseThrow();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(SpectrogramFigure.pixels(picture)));
        int strongest = 0;
        for (int column = 0; column < picture.columns(); column++) {
            for (int row = 0; row < picture.rows(); row++) {
                int rgb = image.getRGB(column, picture.rows() - 1 - row) & 0xFFFFFF;
                assertThat(rgb).isEqualTo(colours.rgb(picture.level(column, row)));
                strongest = Math.max(strongest, picture.level(column, row));
            }
        }
        assertThat(strongest).isGreaterThan(200);
    }
}

package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The page for Prometheus as it was read: the value of each sample, by its name with its label. */
record Metrics(Map<String, Double> samples) {
    /** What is not ours the library tells of without a full stop. */
    private static final Pattern COMMENT = Pattern.compile(
            "# (HELP boxoffice_[a-z_]+ [A-Z][^\n]*\\.|HELP (?!boxoffice)[a-z_]+ [A-Z][^\n]*|TYPE [a-z_]+ (counter|gauge|histogram|summary))");

    /** Of a label of ours every word is ours, but for the bounds of histograms; the library names what the JVM names. */
    private static final Pattern SAMPLE = Pattern.compile(
            "(boxoffice_[a-z_]+(?:\\{(?:le=\"(?:[0-9.]+(?:E-?[0-9]+)?|\\+Inf)\"|[a-z]+=\"[a-z0-9_-]+\"(?:,[a-z]+=\"[a-z0-9_-]+\")?)\\})?"
                    + "|(?!boxoffice)[a-z_]+(?:\\{[a-z]+=\"[A-Za-z0-9_ '.+-]+\"\\})?) (-?[0-9.]+(?:E-?[0-9]+)?)");

    static Metrics of(Answer page) {
        page.hasStatus(200);
        assertThat(page.mediaType()).isEqualTo("text/plain");
        assertThat(page.header("Content-Type")).contains("version=0.0.4").contains("charset=utf-8");
        Map<String, Double> samples = new TreeMap<>();
        page.body().lines().filter(line -> !COMMENT.matcher(line).matches()).forEach(line -> {
            var sample = SAMPLE.matcher(line);
            assertThat(sample.matches()).as(line).isTrue();
            assertThat(samples.put(sample.group(1), Double.valueOf(sample.group(2))))
                    .as(line)
                    .isNull();
        });
        return new Metrics(samples);
    }

    /** The value of a sample; 0 before it is there. */
    double value(String sample) {
        return samples.getOrDefault(sample, 0.0);
    }
}

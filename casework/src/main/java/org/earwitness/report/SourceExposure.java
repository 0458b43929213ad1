package org.earwitness.report;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Looks in a finished report for what could point to a source: given secrets, and anything that looks like an absolute path.
 *
 * <p>Letter case, composed or decomposed accents, and the escapes of HTML and JSON make no difference. Pictures and sound are
 * left out.
 *
 * @param secrets what must not be found
 */
public record SourceExposure(List<Secret> secrets) {
    private static final Pattern DATA = Pattern.compile("data:[a-z/]+;base64,[A-Za-z0-9+/=]*");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{200,}={0,2}");
    private static final Pattern ABSOLUTE_PATH = Pattern.compile(
            "(?<![\\p{L}\\p{N}._~<-])/(home|users|root|tmp|var|mnt|media|private|volumes|opt|srv|run)/[^\\s\"<>]*"
                    + "|\\b[a-z]:\\\\[^\\s\"<>]+|\\bfile:/[^\\s\"<>]*");
    private static final List<String> FILLED_BY_MACHINES =
            List.of("claims", "environment", "repeat", "custody", "searched", "disclosure");
    private static final int SURROUNDINGS = 30;

    public SourceExposure {
        secrets = List.copyOf(secrets);
    }

    /**
     * One trace of a source.
     *
     * @param what what was found
     * @param document the document it is in
     * @param surroundings the text around it
     */
    public record Trace(String what, String document, String surroundings) {}

    /**
     * All traces in a report, at most one of each secret in each document. Names that the report's disclosure clears are none.
     *
     * @param html the page
     * @param json the JSON document
     */
    public List<Trace> find(Disclosure disclosure, String html, byte[] json) {
        JsonNode document = ReportJson.MAPPER.readTree(json);
        String page = folded(unescaped(DATA.matcher(html).replaceAll("")));
        String all = folded(strings(document));
        StringBuilder machines = new StringBuilder();
        FILLED_BY_MACHINES.forEach(field -> machines.append(strings(document.path(field))));
        String filled = folded(machines.toString());

        List<Trace> traces = new ArrayList<>();
        add(traces, "an absolute path", "page", page, ABSOLUTE_PATH);
        add(traces, "an absolute path", "JSON", all, ABSOLUTE_PATH);
        for (Secret secret : secrets) {
            if (secret.isTelling() && !isCleared(secret, disclosure)) {
                String text = Pattern.quote(folded(secret.text().strip()));
                switch (secret.kind()) {
                    case NAME -> {
                        add(traces, secret.what(), "page", page, anywhere(secret, text));
                        add(traces, secret.what(), "JSON", all, anywhere(secret, text));
                    }
                    case ACCOUNT -> {
                        add(traces, secret.what(), "page", page, besideSeparator(text));
                        add(traces, secret.what(), "JSON", all, besideSeparator(text));
                        add(traces, secret.what(), "JSON", filled, wholeWord(text));
                    }
                }
            }
        }
        return List.copyOf(traces);
    }

    private static boolean isCleared(Secret secret, Disclosure disclosure) {
        return disclosure.fileNames().stream()
                .map(Disclosure.ClearedName::fileName)
                .anyMatch(name -> name.equals(secret.text()) || name.startsWith(secret.text() + "."));
    }

    /** A short name in Latin letters must stand alone; any other is found inside other text too. */
    private static Pattern anywhere(Secret secret, String quoted) {
        boolean mayBePartOfAWord = secret.text().length() < 8
                && secret.text().chars().allMatch(unit -> unit < 128 && Character.isLetterOrDigit(unit));
        return mayBePartOfAWord ? wholeWord(quoted) : Pattern.compile(quoted);
    }

    private static Pattern wholeWord(String quoted) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + quoted + "(?![\\p{L}\\p{N}])");
    }

    private static Pattern besideSeparator(String quoted) {
        return Pattern.compile("[\\\\/@]" + quoted + "(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])" + quoted + "[\\\\/@]");
    }

    private static void add(List<Trace> traces, String what, String document, String text, Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        if (matcher.find()) {
            int start = Math.max(0, matcher.start() - SURROUNDINGS);
            int end = Math.min(text.length(), matcher.end() + SURROUNDINGS);
            Trace trace = new Trace(what, document, text.substring(start, end).replaceAll("\\s+", " "));
            if (traces.stream()
                    .noneMatch(known ->
                            known.what().equals(what) && known.document().equals(document))) {
                traces.add(trace);
            }
        }
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /** All strings and names below a node, each on a line of its own, but for pictures and sound. */
    private static String strings(JsonNode node) {
        StringBuilder out = new StringBuilder();
        collect(node, out);
        return out.toString();
    }

    private static void collect(JsonNode node, StringBuilder out) {
        if (node.isString() && !BASE64.matcher(node.asString()).matches()) {
            out.append(node.asString()).append('\n');
        }
        for (var property : node.properties()) {
            out.append(property.getKey()).append('\n');
            collect(property.getValue(), out);
        }
        if (node.isArray()) {
            node.forEach(element -> collect(element, out));
        }
    }
}

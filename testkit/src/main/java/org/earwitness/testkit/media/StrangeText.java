package org.earwitness.testkit.media;

/** Text that harms where it is shown without care. */
final class StrangeText {
    static final String MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg/onload=alert(3)>&amp;";
    static final String TERMINAL = "\u001b[2J\u001b[31mred\u001b]0;title\u0007\u001bP\u009b31m\r\nnew line";
    static final String DIRECTION = "speech\u202egpj.exe\u2066hidden\u2069\u200f\u200b\ufeff";
    static final String KHMER = "សុន្ទរកថានៅវេលម៉ារ៉ា";
    static final String PATH = "../../../../tmp/escaped;$(touch escaped)`touch escaped`|%n%s%x{{7*7}}${7*7}";
    static final String ALL = MARKUP + TERMINAL + DIRECTION + KHMER + PATH;

    private StrangeText() {}
}

"""What a hostile contributor might write, by class, in several spellings each."""

from __future__ import annotations

# Shown inert, or refused: each stands within a text that is otherwise in order.
TEXTS: dict[str, tuple[str, ...]] = {
    "script": (
        "<script>window.pwned=1</script>", "<ScRiPt >window.pwned=1</sCrIpT >",
        "<script/src=data:,window.pwned=1></script>", "<script\tx>window.pwned=1</script>",
        "</title><script>window.pwned=1</script>", "<svg><script>window.pwned=1</script></svg>",
        "\"><script>window.pwned=1</script>", "</code></pre><script>window.pwned=1</script>",
        "&lt;script&gt;window.pwned=1&lt;/script&gt;", "&#60;script&#62;window.pwned=1&#60;/script&#62;",
    ),
    "handler": (
        "<img src=x onerror=window.pwned=1>", "<img src=x onerror='window.pwned=1'>",
        "<IMG SRC=x OnErRoR=\"window.pwned=1\">", "<img/src/onerror=window.pwned=1>",
        "<svg/onload=window.pwned=1>", "<details open ontoggle=window.pwned=1>",
        "<input autofocus onfocus=window.pwned=1>", "<video><source onerror=window.pwned=1></video>",
        "x\" onmouseover=\"window.pwned=1", "x' onfocus='window.pwned=1' autofocus='",
        "<style onload=window.pwned=1></style>", "&lt;img src=x onerror=window.pwned=1&gt;",
    ),
    "link": (
        "[press](javascript:window.pwned=1)", "[press](JaVaScRiPt:window.pwned=1 \"t\")",
        "[d](data:text/html,<script>window.pwned=1</script>)", "<javascript:window.pwned=1>",
        "[r][r] [r]: javascript:window.pwned=1", "[o](https://evil.example/)", "<https://evil.example/>",
        "![i](https://evil.example/p.png)", "![i](x \"onerror=window.pwned=1\")", "<a href=//evil.example>x</a>",
        "https://evil.example/ www.evil.example", "<who@evil.example>",
    ),
    "attributes": (
        "{: onclick=\"window.pwned=1\" }", "{onclick=window.pwned=1}", "{: #top .md-hidden style=\"x\" }",
        "*a*{: onclick=window.pwned=1 }", "`a`{: onclick=window.pwned=1 }", "[a](b){: onclick=window.pwned=1 }",
        "{:#search onclick='window.pwned=1'}", "{ .x } { #y }", "} {: onclick=window.pwned=1 }", "{::comment}x{:/comment}",
    ),
    "markdown": (
        "# heading", "- item", "+ item", "1. item", "> quotation", "```python", "~~~", "| a | b |", "* * *",
        "===", "**bold** and __bold__", "_em_ and *em*", "`code` and ``code``", "~~struck~~", "!!! note", "??? note",
        ": definition", "*[the]: abbreviation", "[TOC]", "[[_TOC_]]", "\\*escaped\\*", "a\\", "<br>", ":smile:",
        "==mark== ^^ins^^ H~2~O x^2^", "[^no cite]", "=== \"tab\"", "::: module", "$x$ \\(y\\)", "&amp; &copy; &#x41;",
    ),
    "closing": (
        "</p></blockquote></li></ul>", "</div></article></main>", "</details></dd></dl>", "</td></tr></table>",
        "</a></span>", "<!-- hidden", "--> shown", "<!--><img src=x onerror=window.pwned=1>-->", "]]> <![CDATA[ x",
        "<?php x ?>", "<!DOCTYPE x>", "</textarea></title></style></noscript>", "<plaintext>", "<base href=//evil.example>",
    ),
    "template": (
        "{{ config }}", "{{ 7*7 }}", "{% raw %}", "{% include 'x' %}", "{# gone #}", "{{ ''.__class__ }}",
        "--8<-- \"mkdocs.yml\"", "--8<-- 'x'", ";--8<-- \"x\"", "${x} $(x) `x`", "%(x)s %s {0} {x}", "<%= 7*7 %>",
        "--- title: y ---", "... ---", "!ENV PATH", "@import url(x)",
    ),
    "formula": (
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"https://evil.example\")",
        "＝1+1", "＋x", "－x", "＠x", "'=1+1", "\"=1+1\"", ";=1+1", ",=1+1",
    ),
    "annotation": (
        "::error file=x::y", "::add-mask::x", "%0A::error::y", "%0D%0A::set-output name=x::y", "##[error]y",
        "::stop-commands::x", "::warning title=a,b:c::y", "##vso[task.complete]", "%25 %3A %2C", "::group::x",
    ),
    "format": (
        "END:VEVENT BEGIN:VEVENT", "X-ALT-DESC;FMTTYPE=text/html:x", "a;b,c\\n\\,d", "}, note = {x", "@misc{x, title={y}}",
        "$\\input{x}$ \\write18{x} % ~ ^ # &", "ER  - TY  - NEWS", "<content type=\"html\">", "]]></content><entry>",
        "\", \"x\": \"y", "\\u003cscript\\u003e", "'); DROP TABLE x;--", "\\\" \\' \\\\", "a\\", "?q=a&b=c#d",
    ),
    "letters": (
        "Ω≈ç√∫˜µ≤≥÷", "田中さん 和製漢語", "שלום עולם", "الكل في المجمو", "👾 👩 ❤", "¡™£¢∞§¶•ªº–≠", "Å Å ﬃ ½", "ﷺ",
        "undefined null NaN true", "constructor __proto__ toString", "1;2;3", "「x」„y‟", "T̰ọ i̲nvoke", "İIıi ẞß ſ",
    ),
}  # fmt: skip

# Refused in every text, raw and written as an escape: name -> character.
CHARACTERS: dict[str, str] = {
    "NUL": "\0", "BELL": "\a", "BACKSPACE": "\b", "ESCAPE": "\x1b", "DELETE": "\x7f", "C1 CSI": "\x9b", "NEL": "\x85",
    "SOFT HYPHEN": "\u00ad", "ZWSP": "\u200b", "ZWNJ": "\u200c", "ZWJ": "\u200d", "LRM": "\u200e", "RLO": "\u202e",
    "LRI": "\u2066", "PDI": "\u2069", "LINE SEPARATOR": "\u2028", "PARAGRAPH SEPARATOR": "\u2029", "WORD JOINER": "\u2060",
    "BOM": "\ufeff", "PRIVATE": "\ue000", "UNASSIGNED": "\u0378", "NONCHARACTER": "\uffff", "VS16": "\ufe0f",
    "HANGUL FILLER": "\u3164", "BRAILLE BLANK": "\u2800", "TAG A": "\U000e0041", "INVISIBLE TIMES": "\u2062",
    "KHITAN FILLER": "\U00016fe4", "NULL NOTEHEAD": "\U0001d159", "MONGOLIAN SEPARATOR": "\u180e", "CGJ": "\u034f",
}  # fmt: skip

# Raw YAML in the place of a value: refused on the line of the value, or right after it.
SYNTAX: dict[str, tuple[str, ...]] = {
    "tags": (
        "!!python/object/apply:os.system [id]", "!!python/name:os.system", "!!int abc", "!!binary aGk=", "!!set {a}",
        "!local x", "!<tag:yaml.org,2002:str> x", "!!timestamp never", "!!bool maybe", "!!float x", "!ENV PATH", "! x",
    ),
    "anchors": ("&a x", "*a", "&a [*a]", "{<<: *a}", "&a {<<: {b: c}}", "[&x a, *x]", "*", "&", "{<<: {a: b}}", "&a"),
    "broken": (
        "'", '"', '"\\q"', "[", "{", "]", "}", "a: b: c", "@a", "`a", "%a", "- a", "? a", "|9", ">+-", "'a' b", "\"a\" b",
        '"\\UFFFFFFFF"', '"\\uD800"', "{a", "[a, b", "{a: b}: c", "x\n--- \ny", "x\n...\nz: 1", "a\n%TAG ! x:", ", a",
    ),
    "limits": (
        "[" * 40 + "]" * 40, "{a: " * 40 + "x" + "}" * 40, "[" * 5000, "x" * 30_000, "'" + "x " * 15_000 + "'",
        "[" + "a, " * 25_000 + "a]", "{" + "a" * 300 + ": b}", "!!int " + "9" * 5000, '"' + "\\u0041" * 25_000 + '"',
        "{" + ", ".join(f"k{n}: v" for n in range(12_000)) + "}",
    ),
}  # fmt: skip

# Plain YAML that YAML 1.1 would have turned into something else; where text is meant, it is told.
TYPES: tuple[str, ...] = (
    "null", "~", "true", "false", "0", "-1", "9" * 15, "[]", "{}", "[a]", "{a: b}", '""', "' '", "[null]",
)  # fmt: skip

NUMBERS: tuple[str, ...] = (
    "1e999999999", "9" * 4000, "1" + "0" * 400 + " trillion", "0x10", "0o17", "1_000", "１２３", "٣٤٥", "1.2.3", "1,2,3",
    "-5", "+5", "-0", "NaN", "inf", "½", "²", "1/0", "1,000,00", "0.1e-400", "1 000", "10.000.000", "..", "5%%", "€ €",
    "$-5", "between 5 and", "over over 5", "9" * 30 + "." + "9" * 30, "about 5 to 1 to 2", "٪5", "1'000", "Ⅻ", "五百",
)  # fmt: skip

IDS: tuple[str, ...] = (
    "../x", "..", "index", "con", "nul", "404", "search", "assets", "lpt1", "a/b", "A", "é", "а", "a b", "a_b", "-a", "1a",
    "a" * 61, "a.b", "a%2fb", "__proto__", "a\\b", "aux", "sitemap",
)  # fmt: skip

ADDRESSES: tuple[str, ...] = (
    "http://example.org/", "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "//example.org/",
    "https:example.org", "https://", "https:///x", "https://user@example.org/", "https://user:word@example.org/",
    "https://example.org@evil.example/", "https://exаmple.org/", "https://example.org/a b", "https://example.org/\"x",
    "https://example.org/) [x](https://evil.example/", "https://example.org/){: onclick=window.pwned=1 }",
    "https://example.org/<script>", "https://example.org\\@evil.example/", "HTTPS://EXAMPLE.ORG/", "ftp://example.org/",
    "https://example.org/`a`", "https://example.org/{a}", "https://[::1/", "https://example.org:99999/", "https://.example/",
    "https://example.org/|a|", "https://example.org/^a", "https://example.org/[a](b)", "https://%65xample.org/",
)  # fmt: skip

# Names of files that a pull request may add. The ending is that of the folder.
NAMES: tuple[str, ...] = (
    "index", "con", "CON", "404", "a b", "A", "é", "..a", ".hidden", "a\nb", "\x1b[31m", "a\u202eb", "::error::x",
    "<script>", "a&b", "-rf", "a%2fb", "~", "a" * 61, "{{ x }}", "$(x)", "\udcff", "nul", "a.b",
)  # fmt: skip
EXTRA: tuple[str, ...] = (
    "a.html", "a.md", "a.py", "a.svg", ".git", "a", "a.yaml", "a.txt.gz", "a.YML", "a.json", "__pycache__",
)  # fmt: skip

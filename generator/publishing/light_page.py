"""Shortens a built page: takes out indentation, unused parts of the theme's markup, and end tags that HTML implies."""

from __future__ import annotations

import json
import re

PREFORMATTED = re.compile(r"(?is)(<(?:pre|script|textarea)\b.*?</(?:pre|script|textarea)>)")
# The second and every further arrow of a note, and the ids they lead to; a style hides the arrows where
# another publisher leaves them. Both begin with a fixed text, which is looked for fast.
WAYS_BACK = re.compile(r'</a>(?:\s*<a class="footnote-backref" href="#fnref\d+:[^>]*>.*?</a>)+')
LED_BACK = re.compile(r'<sup id="fnref\d+:[^"]*"')
# The release of the publisher, which the lock file names once.
MADE_BY = re.compile(r'<meta name="generator"[^>]*>')
# The settings of the theme's script. Some features concern the templates alone, some words only who copies code or
# chooses a version, and what is null need not be there.
SCRIPT_SETTINGS = re.compile(
    r'(?<=<script id="__config" type="application/json">)\{[^<]*(?=</script>)'
)
TEMPLATES_OWN = {"navigation.footer", "navigation.prune", "navigation.sections"}
COPIES = ("content.code.copy", '"copy"', '"copy ', ' copy"', " copy ")
# Names of colours that our style sheet sets for every page.
COLOURS = re.compile(r' data-md-color-(?:primary|accent)="[^"]*"')
# What a short title of the navigation does not need: the theme cuts with it what has no room.
NAMED = re.compile(
    r'<span class="md-ellipsis">\s*+([^<\s]++(?:\s++[^<\s]++)*+)?+\s*+</span>\s*+(?=</a>\s*+</li>)'
)
# A section of the sidebar, which the theme could also fold, and slide in as a list of its own: ours stands open.
SECTION = re.compile(
    r'(<li class="md-nav__item[^"]* md-nav__item--section[^"]*">)\s*<input class="md-nav__toggle[^>]*>\s*'
    r'<label class="md-nav__link" for="(\w+)" id="\w+" tabindex="">\s*<span class="md-ellipsis">\s*([^<]*?)\s*</span>\s*'
    r'<span class="md-nav__icon md-icon"></span>\s*</label>\s*<nav class="md-nav"[^>]*>\s*'
    r'<label class="md-nav__title"[^>]*>\s*<span class="md-nav__icon md-icon"></span>[^<]*</label>'
    r'\s*<ul class="md-nav__list" data-md-scrollfix>'
)
OPEN = r'\1\n<span class="md-nav__link" id="\2">\3</span>\n<nav class="md-nav" aria-labelledby="\2">\n<ul class="md-nav__list">'
# The arrow back to the text has a picture of the theme's and a name; the name is the link's own words.
ARROW = re.compile(r'(<a class="footnote-backref" href="[^"]*") title="([^"<]+)">&#8617;</a>')
# The class of a link to a note, which is known by where it leads.
TO_NOTE = re.compile(r'<a class="footnote-ref" (?=href="#fn:)')
# End tags that HTML lets go where the next tag says as much (HTML, 13.1.2.4). That of a row goes with the
# white space after it, which would be text in the row's last cell.
BLOCKS = (
    "address article aside blockquote details div dl figure footer form h1 h2 h3 h4 h5 h6 header hr main"
    " menu nav ol p pre section table ul"
)
HOLDERS = "li div dd td blockquote article section figure details"
IMPLIED = re.compile(
    r"</li>(?=\s*</?(?:li|ul|ol)[\s>])|</d[dt]>(?=\s*(?:<d[dt][\s>]|</dl>))"
    r"|</t[dh]>(?=<t[dh][\s>]|</tr>)|</tr>\s*(?=<tr[\s>]|</t(?:body|head)>)|</thead>\s*(?=<tbody[\s>])|</tbody>\s*(?=<tbody[\s>]|</table>)"
    rf"|</p>(?=\s*(?:<(?:{BLOCKS.replace(' ', '|')})[\s>]|</(?:{HOLDERS.replace(' ', '|')})>))"
)
INDENT = re.compile(r"\n[ \t\n]+")
# A line break that no reader sees: before a tag of a block. Those before headings stay, for who reads the page's text.
BREAK = re.compile(
    r"\n(?=</?(?:article|blockquote|body|d[dlt]|details|div|fig(?:caption|ure)|footer|form|head(?:er)?|html|li|link|main"
    r"|meta|nav|[ou]l|p|script|summary|t(?:able|body|[dhr]|head|itle))[\s>])"
)


def lightened(html: str) -> str:
    """A page without the theme's indentation, which is a tenth of its weight, and with one way back a note.

    So are end tags that follow from the next tag. What is preformatted stays as it is.
    """
    unused = () if any(sign in html for sign in COPIES) else ("clipboard.copied", "clipboard.copy")
    html = SCRIPT_SETTINGS.sub(lambda match: _settings_read(match[0], unused), html)
    html = COLOURS.sub("", MADE_BY.sub("", html))
    html = TO_NOTE.sub("<a ", SECTION.sub(OPEN, NAMED.sub(r"\1", html)))
    html = ARROW.sub(r"\1>\2</a>", LED_BACK.sub("<sup", WAYS_BACK.sub("</a>", html)))
    parts = PREFORMATTED.split(html)
    return "".join(
        part
        if number % 2
        else BREAK.sub("", INDENT.sub("\n", IMPLIED.sub("", part.replace("&#160;", "\u00a0"))))
        for number, part in enumerate(parts)
    )


def _settings_read(text: str, unused: tuple[str, ...]) -> str:
    """The settings of the theme's script without what it never reads, `unused` words among it."""
    try:
        settings = {name: value for name, value in json.loads(text).items() if value is not None}
    except ValueError:
        return text  # no JSON: somebody else's
    if "version" not in settings:
        unused += ("select.version",)
    if words := settings.get("translations"):
        settings["translations"] = {name: words[name] for name in words if name not in unused}
    if features := settings.get("features"):
        settings["features"] = [name for name in features if name not in TEMPLATES_OWN]
    # No tag can begin in it, as the theme has it.
    return json.dumps(settings, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")

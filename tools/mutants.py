"""Takes each guard out of a copy of the engine in turn, and shows which test then fails.

A mutant that no test kills, and a patch that no longer fits, fail the run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
COPIED = (
    ".github",
    "briefs",
    "docs/about",
    "generator",
    "mkdocs.yml",
    "pyproject.toml",
    "seeds",
    "tests",
    "tools",
)
LIMIT = 600  # seconds for one test, on a machine that is busy with others


class Mutant(NamedTuple):
    """A promise of SECURITY.md, the guard that keeps it, how it is taken out, and the test that sees it."""

    promise: str
    guard: str
    file: str
    before: str
    after: str
    test: str


MUTANTS = (
    Mutant("build implies check", "a refused check builds nothing", "build.py",
           "None if result.refused else (site.settings", "(site.settings", "tests/promises/test_trust.py::test_a_refused_check_builds_nothing"),
    Mutant("no markup from data", "`<` is escaped in Markdown", "text/escaping.py",
           '.replace("<", "&lt;")', "", "tests/text/test_text.py"),
    Mutant("no markup from data", "brackets and backticks are escaped in Markdown", "text/escaping.py",
           r'''_MD_ALWAYS = re.compile(r"[\\`*\[\]{}|]")''', r'''_MD_ALWAYS = re.compile(r"[\\*{}|]")''', "tests/text/test_text.py"),
    Mutant("no markup from data", "HTML is escaped between tags", "text/escaping.py",
           'return html.escape(text, quote=False).replace("\\r", "&#13;")', "return text", "tests/exports/test_hostile_values.py"),
    Mutant("no markup from data", "CSV cells begin no formula", "text/escaping.py",
           "return f\"'{cell[0]}\"", "return cell[0]", "tests/exports/test_hostile_values.py"),
    Mutant("refusals are for people", "no line of ours holds a command of a runner", "text/escaping.py",
           r'(?m)(##\w*)\[|', r'(?m)(#x#)\[|', "tests/text/test_text.py"),
    Mutant("no markup from data", "titles are escaped for attributes in the navigation", "pages/navigation.py",
           'return html_attr(" ".join(title.split()))', "return title", "tests/promises/test_trust.py::test_a_title_s_quote_mark_stays_in_its_attribute"),
    Mutant("no markup from data", "no sign of Markdown stands in a citation's title", "pages/views.py",
           r'''r"[^\w\s,.:;“”‘’]|_"''', r'''r"[\"<>&]"''', "tests/promises/test_trust.py::test_a_backtick_in_a_name_stays_in_a_citation_s_title"),
    Mutant("no markup from data", "addresses are plain https", "text/identifiers.py",
           "return bool(_ADDRESS.fullmatch(text))", 'return text.startswith("https://")', "tests/promises/test_hostile.py::test_addresses_are_plain_https_or_refused"),
    Mutant("no markup from data", "the audit knows the theme's scripts", "publishing/inspection/built_page.py",
           "if not is_known(text):", "if False:", "tests/publishing/test_audit.py"),
    Mutant("no markup from data", "the audit refuses event handlers", "publishing/inspection/built_page.py",
           'elif name.startswith("on"):', "elif False:", "tests/publishing/test_audit.py"),
    Mutant("no markup from data", "the audit refuses comments with markup",
        "publishing/inspection/built_page.py",
        'if data.startswith((">", "->")) or "<" in data or "--!" in data:',
        "if False:",
        "tests/publishing/test_audit.py"),
    Mutant("no markup from data", "what is not in plain form is read sign by sign", "publishing/inspection/plain_page.py",
           "    if not PLAIN.fullmatch(html):\n", "    if False:\n", "tests/publishing/test_plain_page.py"),
    Mutant("audit", "a page's own faults are remembered", "publishing/inspection/page_marks.py",
           "        not page.faults\n        and all(", "        all(", "tests/publishing/test_audit.py"),
    Mutant("audit", "an id on another page has to be there", "publishing/inspection/page_marks.py",
           "all(ids <= pages[file].ids for file, ids in page.targets.items() if file in pages)", "True", "tests/publishing/test_audit.py"),
    Mutant("same bytes", "what is kept of a page goes with its text", "publishing/publisher/ready_pages.py",
           '\\n".encode() + file.content_bytes)', '\\n".encode())', "tests/publishing/test_ready_pages.py"),
    Mutant("same bytes", "what the preview keeps goes with all arguments", "text/memory.py",
           "*map(_key_part, given)", "*map(_key_part, given[:1])", "tests/text/test_memory.py"),
    Mutant("same bytes", "what is kept of a page goes with the settings", "publishing/publisher/ready_pages.py",
           "hashlib.sha256(settings + json", "hashlib.sha256(json", "tests/publishing/test_ready_pages.py"),
    Mutant("same bytes", "what may hold a block of markup is Markdown's to read", "publishing/publisher/fast_passes.py",
           "special or is_block_level(name)", "special", "tests/publishing/test_fast_passes.py"),
    Mutant("same bytes", "references are looked for where a page defines some", "publishing/publisher/fast_passes.py",
           "if self.md.references or name not in", "if name not in", "tests/publishing/test_fast_passes.py"),
    Mutant("same bytes", "with another navigation no page is made ahead", "publishing/publisher/run_mkdocs.py",
           "earlier.last is None or earlier.navigation != navigation", "earlier.last is None", "tests/publishing/test_ready_pages.py"),
    Mutant("same bytes", "with other settings no page is made ahead", "publishing/publisher/run_mkdocs.py",
           'if earlier.settings != config.read_text("utf-8"):', "if False:", "tests/publishing/test_ready_pages.py"),
    Mutant("same bytes", "the search passes over no heading", "publishing/publisher/fast_passes.py",
           "        if tag in HEADINGS:\n", "        if False:\n", "tests/publishing/test_fast_passes.py"),
    Mutant("nothing half", "a lock is not kept open by a copy of who holds it", "publishing/all_cores.py",
           "        os.closerange(3, writes)\n", "", "tests/publishing/test_all_cores.py"),
    Mutant("same bytes", "a site that was touched is built anew", "publishing/last_build/record.py",
           "if (last.site, last.outputs) != _output_stamps(root):", "if False:", "tests/publishing/test_last_build.py"),
    Mutant("same bytes", "pages of a site that was touched are not carried over", "publishing/last_build/record.py",
           "        or last.site != _output_stamps(root)[0]\n", "", "tests/publishing/test_last_build.py"),
    Mutant("same bytes", "pages are made again when what they show of others has changed", "publishing/publisher/ready_pages.py",
           "if navigation != self._carrying.last.navigation:", "if False:", "tests/publishing/test_last_build.py"),
    Mutant("verbatim", "a quote ends at whole words", "text/quotes.py",
           "    if _wordlike(left) and _wordlike(right):\n", "    if False:\n", "tests/text/test_quotes.py"),
    Mutant("verbatim", "a quote must stand once", "text/quotes.py",
           "if len(whole) == 1:", "if whole:", "tests/text/test_quotes.py"),
    Mutant("verbatim", "quotes are compared in the built page", "publishing/inspection/audit.py",
           "return folded(quote).strip() in page.text", "return True", "tests/publishing/test_audit.py"),
    Mutant("verbatim", "a changed source is refused", "checks/source_sealed.py",
           "elif digest and written != digest:", "elif False:", "tests/checks/test_cases.py"),
    Mutant("visible text only", "invisible characters are refused", "text/characters/invisible.py",
           '"Cf": "an invisible format character",', "", "tests/text/test_text.py"),
    Mutant("visible text only", "invisible letters are refused", "text/characters/invisible.py",
           "if not char.isascii() and _BLANK.match(char):", "if False:", "tests/text/test_text.py"),
    Mutant("visible text only", "escapes in quoted YAML are looked at", "syntax/parser.py",
           "for where, what in visible_problems(value)[:1] if style == '\"' else ():", "for where, what in ():", "tests/syntax/test_sheet.py"),
    Mutant("visible text only", "mixed scripts are pointed out", "text/characters/lookalikes.py",
           "if len(scripts) < 2 or scripts <= _TOGETHER:", "if True:", "tests/text/test_lookalikes.py"),
    Mutant("visible text only", "digits of two scripts are pointed out", "text/characters/lookalikes.py",
           "if len(odd := [char for char in digits if not char.isascii()]) < len(digits) and any(", "if False and any(", "tests/text/test_lookalikes.py"),
    Mutant("visible text only", "letters that stand for others are pointed out", "text/characters/lookalikes.py",
           "plain if len(plain) == 1 and not written else", "plain if False else", "tests/text/test_lookalikes.py"),
    Mutant("visible text only", "Unicode's look-alikes are pointed out", "text/characters/lookalikes.py",
           "entries = is_confusable(char) or", "entries = False or", "tests/text/test_lookalikes.py"),
    Mutant("visible text only", "words that look alike as a whole are pointed out", "text/characters/lookalikes.py",
           "if all(_reads_as(word[0]) for word in words):", "if False:", "tests/text/test_lookalikes.py"),
    Mutant("the whole quantity", "words that change a figure are told", "quantities/figures/find_figures.py",
           "        if side.unread\n", "        if False\n", "tests/checks/test_whole_quantities.py"),
    Mutant("the whole quantity", "what stands behind the noun counts", "quantities/figures/behind.py",
           "None if length else _further(reader, edge, words)", "None", "tests/checks/test_unfamiliar_figures.py"),
    Mutant("the whole quantity", "a change is no range", "quantities/figures/quantity_core.py",
           "if worded and self._is_change(first, last):", "if False:", "tests/checks/test_whole_quantities.py"),
    Mutant("the whole quantity", "a bound is told in its words", "quantities/times/parse_when.py",
           """shown=f"{' '.join(lead.lower().split())} {inner.shown or span_of(inner.lower, inner.upper)}",""", 'shown="",',
           "tests/checks/test_told_times.py"),
    Mutant("the whole quantity", "nobody speaks after the text", "quantities/times/choose_year.py",
           "if _begins(when) <= published}", "if True}", "tests/checks/test_told_times.py"),
    Mutant("the whole quantity", "a time is no piece of a longer one", "checks/date_in_quote.py",
           "if fuller := _fuller(claim, words):", 'if fuller := "":', "tests/checks/test_told_times.py"),
    Mutant("the whole quantity", "a denial before the quote is told", "text/around_quotes/denials.py",
           "    yield from _before(sentence, start)\n", "", "tests/checks/test_denials_and_speakers.py"),
    Mutant("the whole quantity", "a denial behind the quote is told", "text/around_quotes/denials.py",
           "    yield from _behind(sentence, end)\n", "", "tests/checks/test_denials_and_speakers.py"),
    Mutant("bounded", "depth", "syntax/parser.py", "if len(self._stack) >= MAX_DEPTH:", "if False:", "tests/syntax/test_sheet.py"),
    Mutant("bounded", "aliases, anchors and tags", "syntax/parser.py",
           'if event.anchor or getattr(event, "tag", None):', "if False:", "tests/syntax/test_sheet.py"),
    Mutant("bounded", "length of a text", "syntax/parser.py", "if len(value) > MAX_SCALAR:", "if False:", "tests/syntax/test_sheet.py"),
    Mutant("bounded", "size of a file", "site/input_files.py", "if len(data) > limit:", "if False:", "tests/promises/test_trust.py::test_a_file_that_is_too_large_is_not_opened_to_show_a_line"),
    Mutant("bounded", "time of a search for near words", "text/nearest_passage.py",
           "if steps > STEPS:", "if steps > 10**15:", "tests/promises/test_trust.py::test_where_every_window_looks_alike_the_search_ends_too"),
    Mutant("closed world", "links and pipes are not opened", "site/input_files.py",
           "os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK", "os.O_RDONLY | os.O_NONBLOCK", "tests/promises/test_hostile.py::test_links_pipes_and_folders_in_place_of_files_are_refused"),
    Mutant("closed world", "files that do not belong", "site/input_files.py",
           'if not name.endswith(ending) or name.startswith(".") or _shown(name) != name or right:', "if False:", "tests/site/test_read_site.py"),
    Mutant("closed world", "unknown keys", "model/base.py", 'extra="forbid"', 'extra="ignore"', "tests/validation/test_validate.py"),
    Mutant("closed world", "reserved ids", "checks/id_free.py", "if not slug_ok(card.id):", "if False:", "tests/checks/test_cases.py"),
    Mutant("nothing half", "a failed audit publishes nothing", "publishing/publish.py",
           "                if not findings:\n                    swap", "                if True:\n                    swap", "tests/publishing/test_publish.py::test_what_the_publisher_lets_pass_is_refused_by_the_audit"),
    Mutant("nothing half", "one build at a time", "publishing/build_lock.py",
           "            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)\n", "", "tests/publishing/test_publish.py::test_who_waits_too_long_is_told_in_one_line"),
    Mutant("nothing half", "floors", "checks/floors_held.py", "if held[name] < floor.least:", "if False:", "tests/checks/test_cases.py"),
    Mutant("refusals are for people", "CI annotations escape line ends", "text/escaping.py",
           '.replace("\\n", "%0A")', "", "tests/text/test_text.py"),
    Mutant("same bytes", "the sitemap's archive has no clock", "publishing/finish_site.py", ", mtime=0", "", "tests/publishing/test_publish.py::test_same_bytes_elsewhere_later_and_in_another_zone"),
    Mutant("same bytes", "other bytes are told", "../tools/reproduce.py",
           "if one.get(path) != other.get(path):", "if False:", "tests/project/test_reproduce.py::test_one_byte_one_right_and_one_file_are_differences"),
    Mutant("rights", "a withheld quote is not called verified", "pages/templates/_parts.md.jinja",
           "Not re-checked here: the text is withheld.", "Found word for word.", "tests/promises/test_trust.py::test_a_withheld_text_is_published_nowhere_and_said_to_be_unchecked"),
    Mutant("rights", "a withheld text may not lie in seeds/", "checks/source_files.py",
           'if source.card.text == "withheld" and there:', "if False:", "tests/promises/test_trust.py::test_a_withheld_text_in_the_repository_is_refused"),
    Mutant("the reader can check us", "the pack's verifier compares words", "exports/evidence_pack/verify.py",
           'return "" if stands == quote["exact"] else', 'return "" if True else', "tests/promises/test_trust.py::test_the_pack_s_verifier_sees_a_quote_that_was_changed_in_the_pack"),
    Mutant("documents are only read", "a packed name may not climb out", "authoring/documents/word/archive.py",
           'if path.is_absolute() or ".." in path.parts or ":" in name:', "if False:",
           "tests/authoring/documents/test_hostile_documents.py"),
    Mutant("documents are only read", "no entity is expanded", "authoring/documents/word/archive.py",
           "if _DOCTYPE.search(content):", "if False:", "tests/authoring/documents/test_hostile_documents.py"),
    Mutant("documents are only read", "unpacking has a limit", "authoring/documents/word/archive.py",
           "        if left < 0:", "        if False:", "tests/authoring/documents/test_hostile_documents.py"),
    Mutant("documents are only read", "a reader may not write", "authoring/documents/isolated.py",
           "if writes or (isinstance(flags, int) and flags & 3):", "if False:", "tests/authoring/documents/test_hostile_documents.py"),
    Mutant("one fetch, by the curator", "no machine of a private network is asked", "authoring/documents/fetch.py",
           "if there.is_loopback if loopback else there.is_global:", "if True:", "tests/authoring/documents/test_fetch.py"),
    Mutant("the way back", "a page is quoted after a look", "checks/page_looked_at.py",
           "        if missing:", "        if False:", "tests/checks/test_cases.py"),
    Mutant("bounded", "number of files in a folder", "site/input_files.py",
           "if len(names) > MOST_FILES:", "if False:", "tests/promises/test_limits.py::test_a_folder_with_too_many_files_is_not_read"),
    Mutant("bounded", "size of a folder", "site/input_files.py",
           "if total > MOST_BYTES:", "if False:", "tests/promises/test_limits.py::test_a_folder_with_too_much_in_its_files_is_not_read_to_its_end"),
    Mutant("bounded", "number of findings", "finding.py",
           "if len(same) < MOST_LISTED:", "if True:", "tests/promises/test_limits.py::test_of_many_findings_of_a_kind_the_first_are_told_and_the_rest_counted"),
    Mutant("bounded", "pairs of claims", "model/fact_sheet.py",
           "if pairs > MOST_PAIRS:", "if False:", "tests/promises/test_many_claims.py"),
    Mutant("bounded", "columns of a table", "pages/disagreements.py",
           "claims = claims[:MOST_COLUMNS]", "pass", "tests/promises/test_many_claims.py::test_what_a_table_has_no_room_for_is_counted"),
    Mutant("bounded", "pairs are compared once", "analysis/compare.py",
           "@cached_per_site  # checks, data and pages ask for the same pairs\n", "", "tests/promises/test_many_claims.py::test_as_many_as_may_be_are_compared_once_and_shown_as_far_as_a_table_has_room"),
    Mutant("bounded", "quotes of a claim", "model/claim.py",
           "min_length=1, max_length=MOST_QUOTES,", "min_length=1,", "tests/promises/test_many_claims.py::test_a_claim_has_no_more_quotes_than_each_sentence_can_be_held_against"),
    Mutant("bounded", "quotes are read once for all sentences", "analysis/sentence_support.py",
           "@cached_per_site\ndef lent_days", "def lent_days", "tests/promises/test_many_claims.py::test_a_sentence_more_costs_no_more_reading_of_the_quotes_of_its_claim"),
    Mutant("bounded", "length of a title", "model/base.py",
           "Heading = Annotated[Text, Field(max_length=160)]", "Heading = Annotated[Text, Field(max_length=1600)]", "tests/promises/test_titles_and_ids.py"),
    Mutant("closed world", "a pipe is not waited for", "site/input_files.py",
           "    if not stat.S_ISREG(os.fstat(handle).st_mode):", "    if False:", "tests/promises/test_hostile.py::test_links_pipes_and_folders_in_place_of_files_are_refused"),
    Mutant("closed world", "no file stands among the generated templates", "publishing/write_files.py",
           'if _kind(root / path) != "folder" and path not in wanted and path not in before:', "if False:", "tests/promises/test_strays.py::test_a_file_laid_beside_our_templates_is_refused"),
    Mutant("closed world", "ids of ours have a prefix", "checks/id_free.py",
           'if claim.id in taken or claim.id.startswith("picture-"):', "if claim.id in taken:", "tests/promises/test_titles_and_ids.py::test_no_id_that_passes_meets_one_that_a_page_has_for_itself"),
    Mutant("nothing half", "one file takes another's place in one step", "publishing/write_files.py",
           '        stage.write_text(text, "utf-8", newline="")\n        os.replace(stage, path)\n', '        path.write_text(text, "utf-8", newline="")\n', "tests/promises/test_limits.py::test_who_reads_a_sheet_meets_the_old_text_or_the_new"),
    Mutant("rights", "no source is packed with the site", "publishing/offline_zip.py",
           '        _put(archive, "READ-ME.txt", NOTE.encode())\n',
           '        _put(archive, "READ-ME.txt", NOTE.encode())\n        for one in sorted(site.parent.glob("seeds/*.txt")):\n            _put(archive, f"seeds/{one.name}", one.read_bytes())\n',
           "tests/promises/test_limits.py::test_the_packed_site_holds_the_site_and_no_source"),
    Mutant("rights", "the words around a quote are not published", "exports/selectors.py",
           '            "exact": exact,\n', '            "exact": exact,\n            "prefix": source.text[max(0, found.start - 32) : found.start],\n            "suffix": source.text[found.end : found.end + 32],\n',
           "tests/promises/test_rights.py"),
    Mutant("refusals are for people", "what is printed holds no command of a runner", "report.py",
           "return super().write(runner_text(text))", "return super().write(text)", "tests/promises/test_runner_commands.py"),
    Mutant("refusals are for people", "Ctrl-C is no wrong input", "cli.py",
           "sys.exit(128 + ended.number)", "sys.exit(ERRORS)", "tests/commands/test_signals.py::test_ctrl_c_ends_every_command_with_130"),
    Mutant("same bytes", "a Python that leaves texts out is refused", "cli.py",
           "if sys.flags.optimize:", "if False:", "tests/promises/test_strays.py::test_a_python_that_leaves_texts_and_checks_out_is_refused"),
    Mutant("no markup from data", "CSV cells begin no formula behind another separator", "text/escaping.py",
           r"(?<=[;\t|\r\n])(?:", r"(?<=[\r\n])(?:", "tests/exports/test_csv_cells.py"),
    Mutant("no markup from data", "CSV cells begin no formula behind a quote mark", "text/escaping.py",
           '(?:[^\\S\\t\\r\\n]|")*)', '[^\\S\\t\\r\\n]*)', "tests/exports/test_csv_cells.py"),
    Mutant("bounded", "guesses at what was meant", "checks/known_ids.py",
           "if self.asked[file] > MOST_LISTED:", "if False:", "tests/promises/test_limits.py::test_a_name_that_was_meant_is_guessed_no_more_often_than_it_is_told"),
    Mutant("the preview is for this machine", "only names of this machine are answered", "preview/http_server.py",
           "if len(hosts) != 1 or not self.server.answers_to(hosts[0]):", "if False:", "tests/preview/test_serve.py::test_only_names_of_this_machine_are_answered"),
    Mutant("the preview is for this machine", "a Host has no name before an @", "preview/http_server.py",
           ' and "@" not in host', "", "tests/preview/test_serve.py::test_only_names_of_this_machine_are_answered"),
    Mutant("the preview is for this machine", "HEAD asks for what GET asks for", "preview/http_server.py",
           "        self.do_GET()  # the same answer", "        super().do_HEAD()  # the same answer", "tests/preview/test_serve.py::test_head_is_told_what_get_is_told_and_no_more"),
    Mutant("least power in CI", "a workflow may nothing by default", "../.github/workflows/check.yml",
           "\npermissions: {}\n", "\npermissions: write-all\n", "tests/project/test_setting_up.py::test_workflows_give_nothing_by_default_and_pin_by_commit"),
    Mutant("least power in CI", "pull requests run with the rights of a stranger", "../.github/workflows/check.yml",
           "\n  pull_request:\n", "\n  pull_request_target:\n", "tests/project/test_setting_up.py::test_pull_requests_get_no_secret_no_writing_and_no_cache"),
    Mutant("least power in CI", "what builds a wheel may not release it", "../.github/workflows/release.yml",
           "      contents: read # to fetch", "      contents: write # to fetch", "tests/project/test_setting_up.py::test_what_builds_a_wheel_can_neither_sign_nor_release_it"),
)  # fmt: skip


def copied(folder: Path) -> Path:
    """A copy of the engine and its tests in the folder."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, folder / name, ignore=ignored)
        else:
            folder.mkdir(exist_ok=True)
            shutil.copy(source, folder / name)
    return folder


def killed(mutant: Mutant, folder: Path) -> str:
    """Empty when the test fails with the guard gone; else what is wrong."""
    file = folder / "generator" / mutant.file
    text = file.read_text("utf-8")
    if text.count(mutant.before) != 1:
        return f"the patch fits {text.count(mutant.before)} times, not once"
    file.write_text(text.replace(mutant.before, mutant.after), "utf-8")
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    options = ["-q", "-x", "-p", "no:cacheprovider", "--no-header"]
    command = [sys.executable, "-m", "pytest", *options, mutant.test]
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, timeout=LIMIT
        )
        code = done.returncode
    except subprocess.TimeoutExpired:
        code = 1  # without the bound it never ends: seen
    finally:
        file.write_text(text, "utf-8")
    # 1: a test failed. Anything else (nothing collected, an error of pytest) proves nothing.
    return "" if code == 1 else "SURVIVED" if code == 0 else f"the test did not run (exit {code})"


def main(words: list[str]) -> int:
    chosen = [
        mutant for mutant in MUTANTS if not words or any(word in " ".join(mutant) for word in words)
    ]
    start = time.monotonic()
    bad = 0
    print("| promise | guard | file | test that then fails | |\n| - | - | - | - | - |")
    with (
        tempfile.TemporaryDirectory(prefix="mutants-") as name,
        ThreadPoolExecutor(os.cpu_count()) as workers,
    ):
        # A copy for each core: two mutants at once never stand in one.
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(os.cpu_count() or 1):
            copies.put(copied(Path(name) / str(number)))

        def tried(mutant: Mutant) -> str:
            folder = copies.get()
            try:
                return killed(mutant, folder)
            finally:
                copies.put(folder)

        for mutant, trouble in zip(chosen, workers.map(tried, chosen), strict=True):
            bad += bool(trouble)
            said = f"{mutant.promise} | {mutant.guard} | {mutant.file} | `{mutant.test}`"
            print(f"| {said} | {trouble or 'killed'} |", flush=True)
    print(f"\n{bad} of {len(chosen)} not killed; {time.monotonic() - start:.0f} seconds")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

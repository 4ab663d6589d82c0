"""A new kind of claim is one file and a new key one line: every stage finds them in the model."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from tests.folders import BRIDGE, ENGINE

KIND = '''
"""A claim that somebody is put into a post: whom, which post, from when."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import ActorId, TermOf, Text
from generator.model.kinds import Case, Comparison, Kind, KindFields, Labels, Picture, Scope
from generator.model.marks import Verbatim, Weighs


class Fields(KindFields):
    """Somebody who is put into a post."""

    whom: ActorId = Field(description="Who gets the post, an actor id.")
    post: Annotated[Text, Verbatim("wording")] = Field(description="The post, in the source's words.")
    counts: Annotated[str, TermOf("counts")] = Field("total", description="Whole post or part of it.")


def compare(a: Case, b: Case, scope: Scope) -> Comparison:
    same = a.value.whom == b.value.whom
    return Comparison("agree" if same else "conflict", "one post has one holder")


def line(value: Fields, labels: Labels) -> list[str]:
    return [f"{labels.actors([value.whom])} becomes “{value.post}”"]


KIND = Kind(
    "appointment", Fields, line, compare=compare, picture=Picture("posts", "Who holds which post", 0)
)
'''

PICTURE = '''
"""The posts, one line each."""

from generator.pages.pictures import Row, Rows
from generator.site.site import Brief, Site


def draw(site: Site, brief: Brief) -> str | None:
    posts = [row.cells[0] for row in rows(site, brief).rows]
    return f"<figure>{' '.join(posts)}</figure>" if posts else None


def rows(site: Site, brief: Brief) -> Rows:
    posts = [claim for claim in brief.claims.values() if claim.kind == "appointment"]
    return Rows(("Post",), tuple(Row((claim.id,), claim.ref) for claim in posts))
'''

# The key stands between two others of the claim, and nowhere else.
KEY = """    heard_in: Annotated[
        OwnWords | None, Weighs("source", "place of speaking"), Shown("Where it was said")
    ] = Field(None, description="Where it was said, in our own words.")
    denies: Annotated["""

CLAIMS = """\
  posted:
    says: Lena Ortiz heads the port office.
    said_by: port-office
    heard_in: The town hall.
    evidence: [{source: call, quote: "Lena Ortiz, head of the port office"}]
    appointment: {whom: ortiz, post: head of the port office}
  posted-too:
    says: Ines Dahl heads the port office.
    said_by: port-office
    evidence: [{source: call, quote: "Lena Ortiz, head of the port office"}]
    appointment: {whom: dahl, post: head of the port office}
"""

PROGRAM = """
import json, re, sys
from pathlib import Path
from generator.analysis.compare import pairs
from generator.analysis.changes.diff import diff
from generator.build import check
from generator.exports.editor_schemas import schemas
from generator.model.key_reference import every_key
from generator.pages.render import render

good, bad, other = (check(Path(root)) for root in sys.argv[1:])
files = render(good.site)
brief = good.site.briefs["bridge"]
json.dump({
    "good": [f"{f.code} {f.message}" for f in good.findings if f.level == "error"],
    "bad": [f"{f.code} {f.message}" for f in bad.findings if f.level == "error"],
    "page": "".join(text for path, text in files.items() if re.fullmatch("docs/briefs/bridge.*[.]md", path)),
    "json": json.loads(files["docs/data/briefs/bridge.json"]),
    "published": json.loads(files["docs/data/schema/brief-3.0.0.json"]),
    "csv": files["docs/data/tables/claims.csv"],
    "diff": [str(change) for change in diff(good.site, other.site)],
    "pairs": [[p.a.id, p.b.id, p.comparison.verdict] for p in pairs(good.site, brief)],
    "keys": {key.path: [key.about, key.target] for key in every_key()},
    "schema": json.loads(schemas(good.site)["brief.schema.json"]),
}, sys.stdout)
"""


def project(root: Path, claims: str) -> Path:
    shutil.copytree(BRIDGE, root)
    sheet = root / "briefs/bridge.yml"
    text = sheet.read_text("utf-8")
    assert "\nclaims:\n" in text
    sheet.write_text(text.replace("\nclaims:\n", f"\nclaims:\n{claims}", 1), "utf-8")
    return root


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What every stage says of the new kind and the new key, by a copy of the engine that has them."""
    folder = tmp_path_factory.mktemp("engine")
    engine = shutil.copytree(
        ENGINE, folder / "generator", ignore=shutil.ignore_patterns("__pycache__")
    )
    (engine / "model/kinds/appointment.py").write_text(KIND.lstrip(), "utf-8")
    (engine / "pages/pictures/posts.py").write_text(PICTURE.lstrip(), "utf-8")
    model = engine / "model/claim.py"
    text = model.read_text("utf-8")
    assert text.count("    denies: Annotated[") == 1
    model.write_text(text.replace("    denies: Annotated[", KEY), "utf-8")
    wrong = CLAIMS.replace("whom: ortiz", "whom: nobody").replace(
        "post: head of the port office}\n  posted-too", "post: harbour master}\n  posted-too"
    )
    changed = CLAIMS.replace("The town hall.", "The harbour.").replace("whom: ortiz", "whom: dahl")
    roots = [
        str(project(folder / name, claims))
        for name, claims in (("good", CLAIMS), ("bad", wrong), ("other", changed))
    ]
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, *roots],
        env={**os.environ, "PYTHONPATH": str(folder)},
        cwd=folder,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_good_claims_of_the_kind_pass_but_for_their_conflict(made: Any) -> None:
    (error,) = made["good"]
    assert error.startswith("conflict-read ") and "one post has one holder" in error


def test_the_checks_hold_its_ids_and_its_words(made: Any) -> None:
    assert any(line.startswith("known-ids `nobody`") for line in made["bad"])
    assert any(
        line.startswith("wording-in-quote") and "harbour master" in line for line in made["bad"]
    )


def test_two_claims_of_the_kind_are_compared(made: Any) -> None:
    assert ["posted", "posted-too", "conflict"] in made["pairs"]


def test_the_page_shows_both(made: Any) -> None:
    assert "Lena Ortiz becomes “head of the port office”" in made["page"]
    bare = made["page"].replace(' data-search-exclude="1"', "")
    assert "<dt>Where it was said</dt><dd>The town hall.</dd>" in bare
    first, second = made["page"].index("{: #picture-posts }"), made["page"].index("#picture-ladder")
    assert first < second and "<figure>posted posted-too</figure>" in made["page"]


def test_the_data_hold_both_and_answer_their_schema(made: Any) -> None:
    (claim,) = (claim for claim in made["json"]["claims"] if claim["id"] == "posted")
    assert claim["heard_in"] == "The town hall." and claim["kind"] == "appointment"
    assert claim["value"]["whom"] == "ortiz" and made["json"]["terms"]["counts"]
    Draft202012Validator(made["published"]).validate(made["json"])
    assert "heard_in" in made["published"]["$defs"]["claim"]["properties"]
    head = made["csv"].split("\r\n")[0].split(",")
    assert {"heard_in", "appointment_whom"} <= set(head)


def test_the_diff_names_both(made: Any) -> None:
    assert (
        "claim `posted`: place of speaking changed from “The town hall.” to “The harbour.”"
        in made["diff"]
    )
    assert "claim `posted`: whom changed from “ortiz” to “dahl”" in made["diff"]


def test_the_reference_of_keys_explains_both(made: Any) -> None:
    assert made["keys"]["claims: <id>: heard_in:"] == ["Where it was said, in our own words.", None]
    assert made["keys"]["claims: <id>: appointment: whom:"][1] == "actor"


def test_the_editor_completes_both(made: Any) -> None:
    definitions = made["schema"]["$defs"]
    assert "heard_in" in definitions["WrittenClaim"]["properties"]
    assert "ortiz" in definitions["appointment"]["properties"]["whom"]["anyOf"][0]["enum"]
    assert {"not": {"required": ["appointment", "estimate"]}} in definitions["WrittenClaim"][
        "allOf"
    ]
    Draft7Validator.check_schema(made["schema"])

"""The schemas take every good sheet, refuse bad ones, and are the model's: committed and fresh."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator

from generator.cli import cli
from generator.exports.editor_schemas import schemas
from generator.model.fact_sheet import FactSheet
from generator.model.key_reference import FILES, bare_schema, every_key, keys_of
from generator.model.kinds import kinds
from generator.model.marks import HOMES
from generator.model.registers import ActorRegister, SourceRegister
from generator.site.read_site import read_site
from generator.syntax.sheet import read_sheet
from generator.validation.validate import validate
from tests.folders import BRIDGE, FIXTURES, ROOT

COMMITTED = ROOT / "schemas"
PROJECTS = sorted(path for path in FIXTURES.iterdir() if (path / "briefs").is_dir())
KINDS = {"brief": FactSheet, "sources": SourceRegister, "actors": ActorRegister}


def validator(name: str, made: dict[str, str] | None = None) -> Draft7Validator:
    schema = json.loads((made or schemas())[f"{name}.schema.json"])
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def data(text: str) -> Any:
    sheet, found = read_sheet(text, "a.yml")
    assert sheet and not found
    return sheet.data


def sheets(root: Path) -> list[tuple[str, Path]]:
    listed = [("brief", path) for path in sorted((root / "briefs").glob("*.yml"))]
    return [*listed, ("sources", root / "seeds/sources.yml"), ("actors", root / "seeds/actors.yml")]


def test_the_committed_schemas_are_fresh() -> None:
    made = schemas()
    assert {path.name for path in COMMITTED.iterdir()} == set(made)
    for name, text in made.items():
        assert (COMMITTED / name).read_text("utf-8") == text, "run: briefs schema --into schemas"


@pytest.mark.parametrize("root", PROJECTS, ids=lambda path: path.name)
def test_take_every_good_sheet(root: Path) -> None:
    for made in (None, schemas(read_site(root, drafts=True))):
        for name, path in sheets(root):
            errors = validator(name, made).iter_errors(data(path.read_text("utf-8")))
            assert [one.message for one in errors] == [], path


# What is changed in the bridge fixture -> a file that the model refuses and the schema as well.
BAD = [
    ("brief", "    said_by: dahl\n", "    sad_by: dahl\n"),
    ("brief", "    said_by: dahl\n", "    said_by: Dahl\n"),
    ("brief", "title: The harbour bridge\n", ""),
    ("brief", "relayed_by: [morning-post]", "relayed_by: morning-post"),
    ("brief", "attribution: alleged", "attribution: rumoured"),
    ("brief", "credibility: 2", "credibility: 7"),
    ("brief", "figure: close to 300, status: count", "figure: true, status: count"),
    ("brief", "figure: close to 300, status: count", "status: count"),
    ("brief", "stance: opposes", "stance: against"),
    ("brief", "      - {same_as: loads}", "      - {same_as: loads, quote: x}"),
    ("brief", "    described_as: An official of the port office\n", ""),
    ("brief", "  toll: {label: A toll on the bridge}", "  Toll: {label: A toll on the bridge}"),
    ("brief", "order: 1", "order: first"),
    ("brief", "event: {who: [ortiz], where: at the town hall}",
     "event: {who: [ortiz]}\n    commitment: {status: done}"),
    ("sources", "  label: Agency report on the toll\n", ""),
    ("sources", "why: commentary", "why: boring"),
    ("sources", "year: 2031\n  year_because: {source: follow, quote: \"plans", "year: 31\n  year_because: {source: follow, quote: \"plans"),
    ("actors", "kind: state", "kind: country"),
    ("actors", "aliases: [Mayor Dahl]", "alias: [Mayor Dahl]"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "old", "new"), BAD, ids=[f"{n}-{i}" for i, (n, *_) in enumerate(BAD)]
)
def test_refuse_what_the_model_refuses(name: str, old: str, new: str) -> None:
    path = next(path for kind, path in sheets(BRIDGE) if kind == name)
    text = path.read_text("utf-8")
    assert old in text
    bad, found = read_sheet(text.replace(old, new, 1), "a.yml")
    assert bad and not found
    assert validate(KINDS[name], bad, None if name == "brief" else "entries")[1]
    assert not validator(name).is_valid(bad.data)


def test_take_a_figure_that_is_a_whole_number() -> None:
    text = (BRIDGE / "briefs/bridge.yml").read_text("utf-8")
    bare, found = read_sheet(text.replace('figure: "500"', "figure: 500", 1), "a.yml")
    assert bare and not found and "figure: 500" in bare.text
    assert validate(FactSheet, bare)[1] == []
    assert validator("brief").is_valid(bare.data)


def test_every_key_and_every_entry_is_described() -> None:
    def walk(node: Any) -> None:
        if isinstance(node, dict):
            for key, one in node.get("properties", {}).items():
                if set(one) - {"const"}:  # not the condition of a rule
                    assert one.get("description"), key
            for one in node.values():
                walk(one)
        elif isinstance(node, list):
            for one in node:
                walk(one)

    for text in schemas().values():
        walk(json.loads(text))


def test_ids_of_the_project_are_completions_and_others_still_pass() -> None:
    made = schemas(read_site(BRIDGE))
    brief = json.loads(made["brief.schema.json"])
    claim = brief["$defs"]["WrittenClaim"]["properties"]
    assert claim["said_by"]["anyOf"][0]["enum"][-2:] == ["unnamed", "article"]
    assert "port-office" in claim["said_by"]["anyOf"][0]["enum"]
    assert claim["rejected_by"]["items"]["anyOf"][0]["enum"] == ["call", "follow"]
    assert {"toll", "bridge/toll"} <= set(claim["denies"]["anyOf"][0]["anyOf"][0]["enum"])
    assert "crossings" in brief["$defs"]["estimate"]["properties"]["of"]["anyOf"][0]["enum"]
    assert brief["$defs"]["commitment"]["properties"]["part_of"]["anyOf"][0]["anyOf"][0][
        "enum"
    ] == ["safety"]
    sheet = data(
        (BRIDGE / "briefs/bridge.yml")
        .read_text("utf-8")
        .replace("said_by: dahl", "said_by: newcomer")
    )
    assert validator("brief", made).is_valid(sheet)


def test_generic_schemas_know_no_project() -> None:
    assert not any("port-office" in text for text in schemas().values())


def test_the_editor_is_pointed_at_the_committed_schemas() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    named = settings["yaml.schemas"]
    assert {Path(one).name for one in named} == set(schemas())
    assert all((ROOT / one).is_file() for one in named)
    assert settings["yaml.schemaStore.enable"] is False  # no network
    assert not any("://" in json.dumps(one) for one in settings.values())


def test_write_puts_them_beside_the_work_and_says_so(tmp_path: Path) -> None:
    import shutil

    root = shutil.copytree(BRIDGE, tmp_path / "p")
    first = CliRunner().invoke(cli, ["schema", "--write", "--root", str(root)])
    assert first.output.count("written") == 3 and first.exit_code == 0
    again = CliRunner().invoke(cli, ["schema", "--write", "--root", str(root)])
    assert again.output == "the schemas are up to date\n"
    assert "port-office" in (root / ".briefs/schemas/brief.schema.json").read_text("utf-8")


def test_into_renews_the_committed_ones(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["schema", "--into", str(tmp_path)])
    assert result.exit_code == 0
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == schemas()


def test_prints_one_of_them() -> None:
    result = CliRunner().invoke(cli, ["schema", "actors"])
    assert result.output == schemas()["actors.schema.json"]


# --- the reference of keys ---


def test_the_reference_has_every_key_with_a_description() -> None:
    keys = every_key()
    assert len({(one.file, one.path) for one in keys}) == len(keys) > 80
    assert all(one.about and one.shape for one in keys)
    assert {one.path for one in keys} >= {
        "title:",
        "claims: <id>: evidence: - quote:",
        "<id>: sha256:",
    }
    assert {f"claims: <id>: {name}:" for name in kinds()} <= {one.path for one in keys}


def test_every_id_says_what_it_is_the_id_of() -> None:
    """An id that is marked with nothing is neither looked up nor completed."""
    ids = [key for key in every_key() if key.shape in ("id", "list of ids")]
    assert len(ids) > 15 and all(key.target in HOMES for key in ids)
    for _, model in FILES:
        for body in [shape := model.model_json_schema(), *shape.get("$defs", {}).values()]:
            for name, field in body["properties"].items():
                entry = bare_schema(field).get("items", bare_schema(field))
                assert ("pattern" in entry) == ("x-ids" in entry), name


def test_required_and_default() -> None:
    (draft,) = (one for one in keys_of() if one.name == "draft")
    assert (draft.required, draft.default) == (False, "false")
    (says,) = (one for one in keys_of("claims:", "<id>:") if one.name == "says")
    assert (says.required, says.default, says.shape) == (True, None, "text")

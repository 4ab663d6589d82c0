"""Makes JSON Schemas from the model: with them an editor completes keys, terms and ids as one types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.model.base import ID_PATTERN
from generator.model.fact_sheet import FactSheet
from generator.model.key_reference import bare_schema, meanings
from generator.model.registers import ActorCard, SourceCard
from generator.site.site import ARTICLE, UNNAMED, Site

Schema = dict[str, Any]

FOLDER = ".briefs/schemas"
# yaml-language-server knows this draft best; nothing newer is used.
DRAFT = "http://json-schema.org/draft-07/schema#"
MODELINE = "# yaml-language-server: $schema=../{folder}/{name}.schema.json"


def schemas(site: Site | None = None) -> dict[str, str]:
    """`name.schema.json` -> text, for fact sheets, source cards and actors.

    Without a site they know any id by its shape; with one, its ids are offered as completions, and
    other ids are still let pass: the check refuses what is not there.
    """
    ids = _ids(site) if site else {}
    brief = _tidy(FactSheet.model_json_schema(by_alias=True), ids)
    made = {
        "brief": brief | {"title": "A fact sheet (briefs/*.yml)"},
        "sources": _register(SourceCard, ids) | {"title": "The source cards (seeds/sources.yml)"},
        "actors": _register(ActorCard, ids)
        | {"title": "The register of actors (seeds/actors.yml)"},
    }
    return {
        f"{name}.schema.json": json.dumps({"$schema": DRAFT} | body, ensure_ascii=False, indent=2)
        + "\n"
        for name, body in made.items()
    }


def refresh(root: Path, site: Site) -> list[str]:
    """Write the project's own schemas into `.briefs/schemas/`; returns the paths that changed."""
    from generator.publishing.build_lock import WORK, real_folder
    from generator.publishing.write_files import replace_text

    real_folder(root / WORK)
    real_folder(root / FOLDER)
    changed = []
    for name, text in schemas(site).items():
        path = root / FOLDER / name
        if not path.is_file() or path.read_bytes() != text.encode():
            replace_text(path, text)
            changed.append(f"{FOLDER}/{name}")
    return changed


def _ids(site: Site) -> Mapping[str, list[str]]:
    """What each kind of id can be in this project."""
    actors = list(site.actors)
    claims = [name for brief in site.briefs.values() for name in brief.claims]
    return {
        "source": list(site.sources),
        "actor": actors,
        "speaker": [*actors, UNNAMED, ARTICLE],
        "subject": _each(name for brief in site.briefs.values() for name in brief.subjects),
        "agreement": _each(name for brief in site.briefs.values() for name in brief.agreements),
        "judgement": _each(name for brief in site.briefs.values() for name in brief.judgements),
        "brief": list(site.briefs),
        "claim": _each([*claims, *(claim.ref for claim in site.claims())]),
    }


def _each(names: Any) -> list[str]:
    return list(dict.fromkeys(names))


def _register(model: Any, ids: Mapping[str, list[str]]) -> Schema:
    card = _tidy(model.model_json_schema(by_alias=True), ids)
    defs = card.pop("$defs", {})
    return {
        "type": "object",
        "propertyNames": {"pattern": ID_PATTERN, "maxLength": 60},
        "additionalProperties": {"$ref": "#/$defs/card"},
        "$defs": {"card": card, **defs},
    }


def _tidy(schema: Schema, ids: Mapping[str, list[str]]) -> Schema:
    """Short names for the definitions, no titles of single keys, terms with their meanings."""
    names = {name: _short(name) for name in schema.get("$defs", {})}
    defs = {names[name]: _object(body, ids) for name, body in schema.get("$defs", {}).items()}
    whole = _object({key: part for key, part in schema.items() if key != "$defs"}, ids)
    text = json.dumps(whole | ({"$defs": defs} if defs else {}), ensure_ascii=False)
    for long, short in names.items():
        text = text.replace(f'"#/$defs/{long}"', f'"#/$defs/{short}"')
    tidied: Schema = json.loads(text)
    return tidied


def _short(name: str) -> str:
    parts = name.split("__")
    return parts[-2] if len(parts) > 2 else name


def _object(schema: Schema, ids: Mapping[str, list[str]]) -> Schema:
    fields = {key: _field(field, ids) for key, field in schema["properties"].items()}
    kept = {key: part for key, part in schema.items() if key not in ("title", "x-rule")}
    rule: Schema = schema.get("x-rule", {})
    return kept | {"properties": fields} | rule


def _field(given: Schema, ids: Mapping[str, list[str]]) -> Schema:
    field = {name: part for name, part in given.items() if name not in ("title", "default")}
    if default := given.get("default"):
        field["default"] = int(default) if str(default).isdigit() else default
    body = bare_schema(given)
    entry = body.get("items", body)
    if "x-ids" in entry:
        _complete(field, entry, ids.get(entry["x-ids"], []))
    if vocabulary := body.get("x-vocabulary"):
        # Shown beside a term where an editor knows the keyword; others pass it over.
        means = meanings(vocabulary)
        field["enumDescriptions"] = [means[str(term)] for term in body["enum"]]
        listed = "; ".join(f"{term}: {means[str(term)].rstrip('.')}" for term in body["enum"])
        field["description"] = f"{given['description']} {listed}"
        field.pop("x-vocabulary", None)
    if "patternProperties" in body:
        field.pop("patternProperties")
        field["propertyNames"] = {"pattern": ID_PATTERN, "maxLength": 60}
        field["additionalProperties"] = next(iter(body["patternProperties"].values()))
    return field


def _complete(field: Schema, entry: Schema, known: list[str]) -> None:
    """Offer the known ids where `entry` stands in a field: as its items, beside null, or as the field itself."""
    shape = {name: part for name, part in entry.items() if name in ("type", "pattern", "maxLength")}
    offered = {"anyOf": [{"enum": known}, shape]} if known else shape
    if "items" in field:
        field["items"] = offered
    elif "anyOf" in field:
        field["anyOf"] = [offered if member == entry else member for member in field["anyOf"]]
    else:
        for name in ("x-ids", *(shape if known else ())):
            field.pop(name)
        field |= offered

"""What many entries have in common they hold once."""

from __future__ import annotations

from generator.model.fact_sheet import Gap


def test_what_has_the_same_keys_shares_the_set_of_them() -> None:
    one, other = (Gap(question=f"Who {word}?", matters="It does.") for word in ("asks", "tells"))
    assert one.model_fields_set is other.model_fields_set == {"question", "matters"}


def test_a_copy_with_a_further_key_changes_no_other_entry() -> None:
    one = Gap(question="Who asks?", matters="It does.")
    copy = one.model_copy(update={"further": "x"})
    assert copy.model_fields_set == {"question", "matters", "further"}
    assert one.model_fields_set == {"question", "matters"}

"""What is kept for the next time is what the same arguments made, and only what the last time asked for."""

from __future__ import annotations

import pytest

from generator.text.memory import LONG, Memory, remembered, remembering

LONG_TEXT = "x" * (LONG + 1)


class Thing:
    """Equal to every other one: only its identity tells it."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing)

    def __hash__(self) -> int:
        return 1


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    return []


def test_without_a_memory_nothing_is_kept(asked: list[object]) -> None:
    note = remembered(asked.append)
    note("a")
    note("a")
    assert asked == ["a", "a"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", "b"), ("a", b"a"), (LONG_TEXT, f"{LONG_TEXT}x"), (LONG_TEXT.encode(), b"x"),
        (("a", "b"), ("ab",)), (("a", ("b",)), ("a", "b")), (frozenset("a"), frozenset("b")),
        (Thing(), Thing()), ((Thing(),), (Thing(),)), (True, 1), (0, None),
    ],
)  # fmt: skip
def test_an_argument_is_told_from_every_other_one(
    one: object, other: object, asked: list[object]
) -> None:
    note = remembered(asked.append)
    with remembering(Memory()):
        for argument in (one, other, one, other):
            note(argument)
    assert [id(argument) for argument in asked] == [id(one), id(other)]


def test_equal_texts_are_the_same_whoever_has_read_them(asked: list[object]) -> None:
    note = remembered(asked.append)
    with remembering(Memory()):
        for _ in range(2):
            note(LONG_TEXT.encode())
            note(("a", LONG_TEXT.encode().decode()))
            note(frozenset(["a", "b"]))
    assert len(asked) == 3


def test_arguments_by_name_and_functions_are_told_apart() -> None:
    first = remembered(lambda *given, **named: (1, given, named))
    second = remembered(lambda *given, **named: (2, given, named))
    with remembering(Memory()):
        made = [first("a"), second("a"), first(a="a"), first(b="a"), first("a")]
        assert first("a", "b") != first("a", "c") != first("c", "b")
    assert made == [(1, ("a",), {}), (2, ("a",), {}), (1, (), {"a": "a"}), (1, (), {"b": "a"}), made[0]]  # fmt: skip


def test_what_a_whole_round_did_not_ask_for_is_let_go(asked: list[object]) -> None:
    note, memory = remembered(asked.append), Memory()
    with remembering(memory):
        for wanted in ("ab", "a", "ab"):
            for name in wanted:
                note(name)
            memory.forget()
    assert asked == ["a", "b", "b"]


def test_a_fault_is_not_kept(asked: list[object]) -> None:
    def fails(name: str) -> None:
        asked.append(name)
        raise ValueError(name)

    with remembering(Memory()):
        for _ in range(2):
            with pytest.raises(ValueError, match="a"):
                remembered(fails)("a")
    assert asked == ["a", "a"]


def test_a_long_text_is_not_its_bytes() -> None:
    memory = Memory()
    text = "a" * 500
    assert [memory.ask(type, given) for given in (text, text.encode())] == [str, bytes]
    assert memory.ask(len, "\ud800" * 500) == 500

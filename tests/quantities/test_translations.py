"""Forty translations, half of them with one digit, month, unit or comparator changed."""

from __future__ import annotations

import pytest

from generator.quantities.translations import denies, differences
from generator.text.languages import language

# Original, a right translation, and a wrong one of another original.
RIGHT = {
    "uk": {
        "Порт прийняв до 12 тисяч осіб": "The port took in up to 12,000 people",
        "На ремонт потрібно 48 мільйонів гривень": "The repairs need 48 million hryvnias",
        "Міст закриють 27 листопада": "The bridge will close on 27 November",
        "Рух відновлять не раніше 3 березня 2031 року": "Traffic will resume no earlier than 3 March 2031",
        "Щодня міст перетинають не менше 300 вантажівок": "At least 300 lorries cross the bridge each day",
        "Витрати зросли на 15 відсотків": "Costs rose by 15 percent",
        "Близько 1,5 млн євро виділить місто": "The city will give about 1.5 million euros",
        "Довжина мосту – 2,4 км": "The bridge is 2.4 km long",
        "На борту було двоє моряків": "Two sailors were on board",
        "У середу, 5 березня 2031 року, порт отримав від 5 до 7 тисяч тонн зерна": (
            "On Wednesday, March 5, 2031, the port received 5,000 to 7,000 tonnes of grain"
        ),
    },
    "ko": {
        "항만청은 1만 2000명이 이용했다고 밝혔다": "The port office said that 12,000 people used it",
        "공사비는 5000억 원이다": "The works cost 500 billion won",
        "다리는 2025년 3월 10일에 폐쇄된다": "The bridge closes on 10 March 2025",
        "트럭 300대 이상이 다리를 건넜다": "At least 300 lorries crossed the bridge",
        "비용이 3.5% 늘었다": "The cost rose by 3.5 percent",
        "약 40km 구간을 보수한다": "A stretch of about 40 kilometres is repaired",
        "4월 1일까지 공사를 마칠 예정이다": "The works are to be finished by April 1",
        "최대 7만 달러를 지원한다": "It gives up to $70,000",
        "선원 두 명이 다쳤다": "Two sailors were hurt",
        "5만~7만 톤의 곡물이 도착했다": "50,000 to 70,000 tonnes of grain arrived",
    },
}
WRONG = {
    "uk": {
        "Порт прийняв до 12 тисяч осіб": "The port took in 12,000 people",
        "На ремонт потрібно 48 мільйонів гривень": "The repairs need 48 million dollars",
        "Міст закриють 27 листопада": "The bridge will close on 27 October",
        "Рух відновлять не раніше 3 березня 2031 року": "Traffic will resume by 3 March 2031",
        "Щодня міст перетинають не менше 300 вантажівок": "No more than 300 lorries cross the bridge each day",
        "Витрати зросли на 15 відсотків": "Costs rose by 16 percent",
        "Близько 1,5 млн євро виділить місто": "The city will give about 1.5 billion euros",
        "Довжина мосту – 2,4 км": "The bridge is 2.4 miles long",
        "На борту було двоє моряків": "Three sailors were on board",
        "У середу, 5 березня 2031 року, порт отримав від 5 до 7 тисяч тонн зерна": (
            "On Wednesday, March 5, 2031, the port received 5,000 to 7,000 kilograms of grain"
        ),
    },
    "ko": {
        "항만청은 1만 2000명이 이용했다고 밝혔다": "The port office said that 120,000 people used it",
        "공사비는 5000억 원이다": "The works cost 50 billion won",
        "다리는 2025년 3월 10일에 폐쇄된다": "The bridge closes on 10 May 2025",
        "트럭 300대 이상이 다리를 건넜다": "More than 300 lorries crossed the bridge",
        "비용이 3.5% 늘었다": "The cost rose by 35 percent",
        "약 40km 구간을 보수한다": "A stretch of about 40 miles is repaired",
        "4월 1일까지 공사를 마칠 예정이다": "The works are to be finished after April 1",
        "최대 7만 달러를 지원한다": "It gives at least $70,000",
        "선원 두 명이 다쳤다": "Four sailors were hurt",
        "5만~7만 톤의 곡물이 도착했다": "50,000 to 80,000 tonnes of grain arrived",
    },
}


def _cases(table: dict[str, dict[str, str]]) -> list[tuple[str, str, str]]:
    return [(code, *pair) for code, pairs in table.items() for pair in pairs.items()]


@pytest.mark.parametrize(("code", "original", "translation"), _cases(RIGHT))
def test_a_right_translation_is_accepted(code: str, original: str, translation: str) -> None:
    assert list(differences(original, translation, language(code))) == []


@pytest.mark.parametrize(("code", "original", "translation"), _cases(WRONG))
def test_a_changed_translation_is_refused(code: str, original: str, translation: str) -> None:
    assert list(differences(original, translation, language(code)))


def test_there_are_forty_of_them() -> None:
    assert {len(pairs) for table in (RIGHT, WRONG) for pairs in table.values()} == {10}


def test_a_day_without_a_month_is_compared() -> None:
    assert not list(differences("10일 밝혔다", "It said so on the 10th", language("ko")))
    assert list(differences("10일 밝혔다", "It said so on the 11th", language("ko")))
    assert list(differences("10일 밝혔다", "It said so on 10 March", language("ko")))


def test_a_span_of_days_is_one_however_it_is_worded() -> None:
    original = "3월 1일부터 5월 31일까지 운영한다"
    assert not list(differences(original, "It runs from March 1 to May 31", language("ko")))
    assert list(differences(original, "It runs from March 1 to May 30", language("ko")))


def test_a_day_with_its_ending_is_no_figure() -> None:
    original = "15-го числа прибуло 6 суден"
    assert not list(differences(original, "Six vessels arrived on the 15th", language("uk")))
    assert list(differences(original, "Seven vessels arrived on the 15th", language("uk")))


def test_a_measure_in_one_sign_is_read() -> None:
    assert not list(differences("길이는 2.4㎞다", "It is 2.4 km long", language("ko")))
    assert list(differences("길이는 2.4㎞다", "It is 2.4 miles long", language("ko")))


@pytest.mark.parametrize(
    ("code", "words", "told"),
    [
        ("uk", "Порт не закриють", True),
        ("uk", "Не менше 300 вантажівок", False),
        ("uk", "не раніше 3 березня", False),
        ("ko", "다리를 닫지 않는다", True),
        ("ko", "다리를 닫는다", False),
        ("en", "The bridge won’t close", True),
        ("en", "No fewer than 300 lorries", False),
    ],
)
def test_a_denial_is_seen_and_a_bound_is_none(code: str, words: str, *, told: bool) -> None:
    assert denies(words, language(code)) is told

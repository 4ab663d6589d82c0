"""Written examples of numbers and dates in the languages that have a file."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel import Locale

from generator.analysis.words_in_quote import stands
from generator.quantities.figures.figure import Figure
from generator.quantities.figures.find_figures import every_figure
from generator.quantities.figures.numerals import FigureTrouble
from generator.quantities.figures.parse_figure import parse_figure, stands_in
from generator.quantities.times.date_words import date_words
from generator.quantities.times.find_dates import find_dates
from generator.quantities.times.parse_when import parse_when
from generator.text.languages import language, language_of, languages, text_direction
from generator.text.sentences import sentences


def _told(figure: Figure) -> str:
    """Its ends, comparator and unit in a short form: `<=12000`, `~12000`, `5000..7000 €`."""
    number = figure.best
    if number is None and figure.low is not None and figure.high is not None:
        return f"{figure.low:f}..{figure.high:f} {figure.unit}".strip()
    number = next(
        (value for value in (number, figure.low, figure.high) if value is not None), Decimal(0)
    )
    sign = figure.comparator or ("~" if figure.approximate else "")
    return f"{sign}{number.normalize():f} {figure.unit}".strip()


FIGURES = {
    "uk": {
        "до 12 тисяч осіб": "<=12000",
        "48 мільйонів": "48000000",
        "понад 1,5 млн. грн": ">1500000 ₴",
        "не менше 300 вантажівок": ">=300",
        "не менше ніж 300": ">=300",
        "не більше ніж 20 відсотків": "<=20 %",
        "щонайменше 40": ">=40",
        "від 5 до 7 тисяч": "5000..7000",
        "між 5 і 7 млн євро": "5000000..7000000 €",
        "близько 12 тис. людей": "~12000",
        "двадцять п'ять тисяч": "25000",
        "двадцять п’ять тисяч": "25000",
        "двісті п’ятдесят осіб": "250",
        "12 345 дол. США": "12345 US$",
        "12\u00a0345": "12345",
        "понад тисячу людей": ">1000",
        "3,5 млрд": "3500000000",
        "менше 7%": "<7 %",
        "півтори тисячі осіб": "1500",
        "12 тис. 500 осіб": "12500",
        "12 тисяч 500 осіб": "12500",
        "понад 2 млн 300 тис. грн": ">2300000 ₴",
        "пів мільйона гривень": "500000 ₴",
        "півмільйона людей": "500000",
        "дві з половиною тисячі": "2500",
        "5 з половиною тисяч": "5500",
        "чверть мільйона": "250000",
        "близько сотні осіб": "~100",
        "близько тисячі осіб": "~1000",
        "понад півсотні дронів": ">50",
        "двадцятеро поранених": "20",
        "чотирмастами": "400",
        "мінус 5 відсотків": "-5 %",
        "менш ніж за 5 км": "<5",
        "не перевищить 100 осіб": "<=100",
        "15-ти осіб": "15",
    },
    "ko": {
        "1만 2000명": "12000",
        "약 1만2천 명": "~12000",
        "300명 이상": ">=300",
        "300명 이하": "<=300",
        "300명 미만": "<300",
        "5000억 원": "500000000000 ₩",
        "3.5%": "3.5 %",
        "7~8만 명": "70000..80000",
        "두 척": "2",
        "천여 명": ">1000",
        "3억5천만 달러": "350000000 $",
        "12,000톤가량": "~12000",
        "최소 300대": ">=300",
        "최대 40개국": "<=40",
        "1만명을 넘는": ">10000",
        "2조 3000억 원": "2300000000000 ₩",
        "만 2천 명": "12000",
        "만 2000명": "12000",
        "만 18세": "18",
        "오천 명": "5000",
        "삼백명": "300",
        "삼십여 명": ">30",
        "스물다섯 명": "25",
        "일흔여섯 명": "76",
        "천만 원": "10000000 ₩",
        "5.5%p": "5.5 pp",
        "10% 가까이": "~10 %",
        "1만 명에 육박하는": "~10000",
        "40명도 안 되는": "<40",
        "300명에 못 미치는": "<300",
        "4분의 3": "75 %",
        "영하 5도": "-5",
    },
}


@pytest.mark.parametrize(
    ("code", "words", "told"),
    [(code, *pair) for code, table in FIGURES.items() for pair in table.items()],
)
def test_a_number_is_read_in_its_language(code: str, words: str, told: str) -> None:
    (found,) = every_figure(words, tongue=language(code))
    assert not found.trouble
    assert _told(found.figure) == told


@pytest.mark.parametrize("words", ["до 12 тисяч осіб", "48 мільйонів", "близько 12 тис. людей"])
def test_a_ukrainian_figure_is_used_up_whole(words: str) -> None:
    assert not parse_figure(words, language("uk")).unread
    with pytest.raises(FigureTrouble):
        parse_figure(f"навряд {words}", language("uk"))


@pytest.mark.parametrize("words", ["약 1만 2000명", "1만 2000명 이상"])
def test_a_korean_figure_is_used_up_whole(words: str) -> None:
    assert parse_figure(words, language("ko")).words == words
    with pytest.raises(FigureTrouble):
        parse_figure(words, language("en"))


def test_where_a_number_rose_to_is_no_upper_bound() -> None:
    (figure,) = every_figure("кількість зросла до 450 осіб", tongue=language("uk"))
    assert _told(figure.figure) == "450"
    (figure,) = every_figure("доставили до 450 осіб", tongue=language("uk"))
    assert _told(figure.figure) == "<=450"


def test_names_and_places_in_a_row_are_no_figures() -> None:
    assert every_figure("제3차 회의", tongue=language("ko")) == []
    assert every_figure("2025년 3월 10일", tongue=language("ko")) == []
    assert every_figure("15-й полк і 3-я бригада", tongue=language("uk")) == []
    assert every_figure("만일 그렇다면 세대 차이가", tongue=language("ko")) == []


@pytest.mark.parametrize(
    ("code", "words"), [("uk", "зросла у 5 разів"), ("ko", "2배 늘었다"), ("ko", "두 배로")]
)
def test_a_multiple_is_no_number_of_things(code: str, words: str) -> None:
    (figure,) = every_figure(words, tongue=language(code))
    assert figure.trouble


def test_a_number_behind_a_scale_word_that_is_no_part_of_it_stays_apart() -> None:
    for words in ("5 тис. 2000 осіб", "5 млн 2031 року"):
        first = every_figure(words, tongue=language("uk"))[0]
        assert first.trouble or _told(first.figure) in ("5000", "5000000"), words


def test_where_a_rate_went_from_and_to_are_two_figures() -> None:
    figures = every_figure("Ставку підвищили з 13 до 15 відсотків", tongue=language("uk"))
    assert [_told(figure.figure) for figure in figures] == ["13", "15 %"]
    assert not any(figure.trouble for figure in figures)


def test_a_year_or_span_that_is_not_read_leaves_no_month_behind() -> None:
    assert find_dates("'31년 3월", language("ko")) == []
    assert find_dates("2030∼2031년", language("ko")) == []
    assert [date.words for date in find_dates("3월 말했다", language("ko"))] == ["3월"]


DATES = {
    "uk": {
        "27 листопада": ("2030-11-27", "27 November 2030"),
        "27.11.2030": ("2030-11-27", "27 November 2030"),
        "у середу, 27 листопада 2030 року": ("2030-11-27", "27 November 2030"),
        "П’ятниця, 29 листопада 2030": ("2030-11-29", "29 November 2030"),
        "п'ятницю, 29 листопада": ("2030-11-29", "29 November 2030"),
        "п\u02bcятницю, 29 листопада": ("2030-11-29", "29 November 2030"),
        "до 27 листопада": ("../2030-11-27", "by 27 November 2030"),
        "після 3 лютого": ("2030-02-04/..", "after 3 February 2030"),
        "у листопаді": ("2030-11", "November 2030"),
        "наприкінці 2030 року": ("2030-09~/2030-12~", "late 2030"),
        "14-15 червня": ("2030-06-14/2030-06-15", "14 June 2030 to 15 June 2030"),
        "з 1 по 5 травня": ("2030-05-01/2030-05-05", "1 May 2030 to 5 May 2030"),
        "між 3 та 5 березня": ("2030-03-03/2030-03-05", "3 March 2030 to 5 March 2030"),
        "1-го травня": ("2030-05-01", "1 May 2030"),
        "28 лют. 2031": ("2031-02-28", "28 February 2031"),
        "з 5 березня 2031 р. по 7 березня": (
            "2031-03-05/2031-03-07",
            "5 March 2031 to 7 March 2031",
        ),
    },
    "ko": {
        "2025년 3월 10일": ("2025-03-10", "10 March 2025"),
        "3월 10일까지": ("../2030-03-10", "by 10 March 2030"),
        "2025년 3월 10일 이후": ("2025-03-11/..", "after 10 March 2025"),
        "3월부터": ("2030-03/..", "since March 2030"),
        "2026년": ("2026", "2026"),
        "3월 10~12일": ("2030-03-10/2030-03-12", "10 March 2030 to 12 March 2030"),
        "3월 10일∼12일": ("2030-03-10/2030-03-12", "10 March 2030 to 12 March 2030"),
        "3월 10일부터 12일까지": ("2030-03-10/2030-03-12", "10 March 2030 to 12 March 2030"),
        "2031.3.10": ("2031-03-10", "10 March 2031"),
        "2031. 3. 10": ("2031-03-10", "10 March 2031"),
        "3월 초": ("2030-03-01~/2030-03-10~", "early March 2030"),
        "2031년 말까지": ("../2031-12", "by late 2031"),
        "5월 1일 이후에야": ("2030-05-02/..", "after 1 May 2030"),
        "늦어도 5월 1일": ("../2030-05-01", "by 1 May 2030"),
        "빨라야 5월 1일": ("2030-05-01/..", "since 1 May 2030"),
    },
}


@pytest.mark.parametrize(
    ("code", "words", "edtf", "shown"),
    [(code, words, *said) for code, table in DATES.items() for words, said in table.items()],
)
def test_a_date_is_read_in_its_language(code: str, words: str, edtf: str, shown: str) -> None:
    (found,) = find_dates(words, language(code))
    when = parse_when(found.words, 2030, language(code))
    assert (when.edtf, when.shown) == (edtf, shown)


def test_a_word_that_is_also_a_month_is_no_date_alone() -> None:
    assert find_dates("лютий мороз", language("uk")) == []
    assert find_dates("3년간 이어진", language("ko")) == []


@pytest.mark.parametrize("width", ["wide"])
@pytest.mark.parametrize("context", ["format", "stand-alone"])
def test_the_file_has_every_name_that_cldr_has(context: str, width: str) -> None:
    words = date_words(language("uk"))
    for number, name in Locale("uk").months[context][width].items():
        assert words.months[name] == number
    for number, name in Locale("uk").days[context][width].items():
        assert words.weekdays[name] == number
    for number, name in Locale("ko").days[context][width].items():
        assert date_words(language("ko")).weekdays[name] == number


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("항만청", "항만청은 밝혔다", True),
        ("항만청", "항만청이 밝혔다", True),
        ("항만청", "항만청장은 밝혔다", False),
        ("항만청", "부산항만청은 밝혔다", False),
        ("порт", "портом", False),
    ],
)
def test_a_particle_is_no_part_of_a_name(name: str, text: str, *, names: bool) -> None:
    assert stands(name, text) is names


def test_a_figure_stands_before_a_particle_and_not_inside_a_longer_word() -> None:
    assert stands_in("1만 2000명", "모두 1만 2000명이 모였다", language("ko")) == [3]
    assert stands_in("2000명", "모두 1만 2000명이 모였다", language("ko")) == []


def test_an_abbreviation_ends_no_ukrainian_sentence() -> None:
    text = "Порт отримав 12 тис. грн. від міста ім. О. Петренка. Ремонт триває."
    spans = sentences(text, language("uk"))
    assert [text[slice(*span)] for span in spans][1:] == ["Ремонт триває."]


def test_a_tag_leads_to_its_language() -> None:
    assert languages() == ("en", "ko", "uk")
    assert language_of("uk-UA") is language("uk")
    assert language_of("de") is None
    assert [text_direction(tag) for tag in ("uk", "ar", "xx")] == ["ltr", "rtl", "auto"]


@pytest.mark.parametrize("words", ["3분의 ²", "²분의 3", f"{'9' * 5000}분의 ¹", "0분의 1"])
def test_what_is_no_share_is_read_as_none(words: str) -> None:
    read = every_figure(words, (), (), language("ko"))
    assert not [each for each in read if each.figure.unit == "%"]


@pytest.mark.parametrize("words", ["2 ²/3 cups", "2 1/² cups"])
def test_raised_digits_are_no_part_of_a_fraction(words: str) -> None:
    assert not [each for each in every_figure(words) if each.figure.low == Decimal(2) / 3]

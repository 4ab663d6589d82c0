"""Names the money of a sum: every currency of ISO 4217 by code, name and sign, as CLDR has them."""

from __future__ import annotations

from functools import cache

from generator.text.languages import Language, language

# A bare sign that several currencies share: it says dollars, and not whose.
SHARED = frozenset({"$", "¥", "kr", "₨"})
# Where CLDR gives a code the bare sign that others share too, or no sign that people write.
_OWN_SIGN = {
    "USD": "US$",
    "JPY": "¥",
    "GBP": "£",
    "KRW": "₩",
    "UAH": "₴",
    "RUB": "₽",
    "INR": "₹",
    "TRY": "₺",
}
SIGNS = frozenset("$€£¥₩₴₽₹₺₪₫₦₱₡₲₵₸₼₾₿₨৳฿")
# Capitals before a dollar sign that name whose it is; CLDR writes some of them with two letters.
_DOLLARS = {"US": "US$", "U.S.": "US$", "A": "A$", "AU": "A$", "C": "CA$", "CA": "CA$", "NZ": "NZ$", "HK": "HK$",
            "NT": "NT$", "S": "SGD", "SG": "SGD", "R": "R$", "MX": "MX$", "J": "JMD", "Z": "ZWL", "N": "NAD",
            "TT": "TTD", "BZ": "BZD", "EC": "EC$", "FJ": "FJD"}  # fmt: skip

# With a space before the sign too: “US $5”; one letter may be another word (“A $5 note”).
DOLLAR_LANDS = frozenset(letters for letters in _DOLLARS if len(letters) > 1)


@cache
def unit_of_code(code: str) -> str | None:
    """The sign shown for an ISO 4217 code: its own sign, or the code itself; None for no code."""
    # Imported when a code is met: it takes a tenth of a second, and few sheets have one.
    from babel.numbers import get_currency_symbol, list_currencies

    if code not in list_currencies():
        return None
    if code in _OWN_SIGN:
        return _OWN_SIGN[code]
    return get_currency_symbol(code, locale="en")


def unit_of_dollar(letters: str) -> str:
    """The sign for letters written before “$”: two dollars with other letters are two currencies."""
    return _DOLLARS.get(letters, f"{letters}$")


@cache
def named_money(tongue: Language) -> dict[tuple[str, ...], str]:
    """Every name of money that may follow a number, as small words, with its sign."""
    from babel.numbers import get_currency_name, list_currencies

    names: dict[tuple[str, ...], str] = {}
    for code in sorted(list_currencies()):
        for count in (1, 2):
            name = get_currency_name(code, count, locale=tongue.code)
            unit = unit_of_code(code)
            if unit and not any(char.isdigit() or char in "()" for char in name):
                names.setdefault(tuple(name.lower().split()), unit)
    listed = tongue.words["figures"]["money"]
    return names | {tuple(name.lower().split()): sign for name, sign in listed.items()}


@cache
def money_of_noun(noun: str, tongue: Language) -> str:
    """The unit of a noun of money alone: its only currency, or for "francs" the noun, which several share."""
    units = _units_called(noun, tongue)
    return units[0] if len(units) == 1 else noun


@cache
def _units_called(noun: str, tongue: Language) -> tuple[str, ...]:
    return tuple(sorted({unit for name, unit in named_money(tongue).items() if name[-1] == noun}))


@cache
def peoples_of_dollars(tongue: Language) -> frozenset[tuple[str, ...]]:
    """What stands before “dollars” in the names of money: Canadian, Hong Kong."""
    dollars = {name[-1] for name, unit in named_money(tongue).items() if unit == "$"}
    return frozenset(name[:-1] for name in named_money(tongue) if name[-1] in dollars and name[:-1])


def same_money(a: str, b: str) -> bool | None:
    """Whether two units are one; None where one of them does not say whose dollars it means."""
    if a == b:
        return True
    for bare, full in ((a, b), (b, a)):
        if bare in SHARED and (full.endswith(bare) or full in _SHARERS.get(bare, ())):
            return None
        if bare.islower() and full in _units_called(bare, language()):
            return None  # “francs” do not say whose they are
    return False


_SHARERS = {
    "kr": ("NOK", "SEK", "DKK", "ISK"),
    "$": tuple(_DOLLARS.values()),
    "₨": ("PKR", "LKR", "₹"),
}


def sign_of_unit(name: str, tongue: Language | None = None) -> str:
    """The sign of a share or of money by its name, "percent" or "euros"; "" for any other unit."""
    listed = (tongue or language()).words["figures"]
    words = name.lower().strip()
    return (
        listed["shares"].get(words)
        or named_money(tongue or language()).get(tuple(words.split()))
        or unit_of_code(name.strip().upper())
        or ""
    )

"""How texts are compared, and what a person sees of them: width, blanks, case and hidden characters.

`plain` is for comparing: two texts with the same plain spelling mean the same. `as_seen` is for keeping:
the text as it looks, without what only a machine sees. `look` tells which texts a person takes for each other.
`name_key` is for comparing names of organisations: ㈱ is 株式会社.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PICTURE = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
    rf"|\u200d(?![{_PICTURE}])|(?<![{_PICTURE}])\u200d"
    "|^[\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)
"""Blanks of no width, marks that turn the direction of writing, fillers: Unicode's default-ignorable characters and
those that are drawn as nothing. A joiner inside an emoji is a part of it; a selector behind a character chooses its
form (葛󠄀), and in front of everything it chooses nothing."""
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u200d]")
_WITH_MARKS = re.compile("[^\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]+")

_OWN_CHARACTERS = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_ODD = re.compile(f"{_INVISIBLE.pattern}|{_OWN_CHARACTERS.pattern}|[\u0300-\u036f\u3099\u309a\u2e80-\u2fdf]")
_OWN_FORMS = dict(zip("⺠⻑⻘⻄⻲⻩⻁⻨⻭⻝⻤⻯⻫⻣⻆⼾⿊⺟⺩⺬⺮⺷⺼⻊⻒⻗⻞",
                      "民長青西亀黄虎麦歯食鬼竜斉骨角戸黒母王示竹羊肉足長雨食", strict=True))
_RADICALS = str.maketrans({chr(at): unicodedata.normalize("NFKC", chr(at)) for at in range(0x2F00, 0x2FD6)}
                          | _OWN_FORMS)
"""Radicals of dictionaries (⽇), which text copied from a PDF has in place of the characters they look like (日)."""

_SAME_LOOK = str.maketrans(dict(zip(
    "аеорсухіјѕԁһԛԝАВЕКМНОРСТУХІЈЅԌҮΑΒΕΖΗΙΚΜΝΟΡΤΥΧον" "二力工口夕卜八へべぺ一り",
    "aeopcyxijsdhqwABEKMHOPCTYXIJSGYABEZHIKMNOPTYXov" "ニカエロタトハヘベペーリ", strict=True)))
_IMITATES_LATIN = re.compile("[аеорсухіјѕԁһԛԝАВЕКМНОРСТУХІЈЅԌҮΑΒΕΖΗΙΚΜΝΟΡΤΥΧον]")
_LATIN, _CYRILLIC, _GREEK = (re.compile(letters) for letters in (
    "[A-Za-z\u00c0-\u024f]", "[\u0400-\u052f]", "[\u0370-\u03ff]"))
_WORD = re.compile(r"[^\W\d_]+")

BRACKETS = str.maketrans("〔［｛〈《【〕］｝〉》】", "(((((())))))")
"""Brackets of other shapes, which in names mean the same as round ones."""
_FORMS = (
    (r"\(株\)|㍿", "株式会社"),
    (r"\(有\)", "有限会社"),
    (r"\((?:合|同)\)", "合同会社"),
    (r"\(資\)", "合資会社"),
    (r"\(名\)", "合名会社"),
    (r"\((?:社)?福\)", "社会福祉法人"),
    (r"\((?:特|特非|特活|npo|npo法人)\)|認定npo法人|npo法人|特活法人", "特定非営利活動法人"),
    (r"\(一社\)", "一般社団法人"),
    (r"\(一財\)", "一般財団法人"),
    (r"\(公社\)", "公益社団法人"),
    (r"\(公財\)", "公益財団法人"),
    (r"\(社\)", "社団法人"),
    (r"\(財\)", "財団法人"),
    (r"\(医\)", "医療法人"),
    (r"\(医社\)", "医療法人社団"),
    (r"\(医財\)", "医療法人財団"),
    (r"\(学\)", "学校法人"),
    (r"\(宗\)", "宗教法人"),
    (r"\(独\)", "独立行政法人"),
    (r"\(地独\)", "地方独立行政法人"),
    (r"\(農\)", "農事組合法人"),
    (r"\(社医\)", "社会医療法人"),
    (r"\(更\)", "更生保護法人"),
    (r"\(国大\)", "国立大学法人"),
    (r"\(労\)", "労働者協同組合"),
)
"""Legal forms as they are written short; 認定 is a mark of quality, not another form."""
_SHORT_FORMS = tuple((re.compile(short), form) for short, form in _FORMS)
_FORM = re.compile("|".join(sorted({form for _, form in _FORMS} | {"認定特定非営利活動法人"}, key=len, reverse=True)))


def plain(text: str) -> str:
    """Return a text in its plainest spelling: 「連携先　ＩＤ」 and 「連携先id」 are the same."""
    if text.isascii():
        return "".join(text.split()).lower()
    normal = unicodedata.normalize("NFKC", text.translate(_RADICALS))
    return "".join(_SELECTORS.sub("", _INVISIBLE.sub("", normal)).split()).casefold()


def as_seen(text: str) -> str:
    """Return a text as a person sees it: nothing invisible, marks and letters as one, no radicals for characters.

    What consists only of invisible characters is "".
    """
    if not is_odd(text):
        return text
    shown = _INVISIBLE.sub("", text).translate(_RADICALS)
    return _WITH_MARKS.sub(lambda match: unicodedata.normalize("NFC", match[0]), shown).strip()


def is_odd(text: str) -> bool:
    """Return whether a text may look otherwise than it is written, or look so on one computer only."""
    return not text.isascii() and bool(_ODD.search(text))


def in_one_form(text: str) -> str:
    """Return a text without the marks that choose among the forms of a character: an id is the same in each."""
    return text if text.isascii() else _SELECTORS.sub("", text)


def hides_something(text: str) -> bool:
    """Return whether a text holds characters that nobody sees."""
    return bool(_INVISIBLE.search(text))


def has_own_characters(text: str) -> bool:
    """Return whether a text holds characters that mean something on one computer only (外字)."""
    return bool(_OWN_CHARACTERS.search(text))


def look(text: str) -> str:
    """Return what a text looks like: texts with the same look are taken for each other, as 二 is for ニ."""
    return unicodedata.normalize("NFKC", as_seen(text)).translate(_SAME_LOOK).casefold()


def mixed_word(text: str) -> str:
    """Return the first word that mixes Latin letters with letters that pass for them (Cyrillic а), or "".

    Greek small letters stand beside Latin ones in names (μm), and are no mixture.
    """
    words = _WORD.findall(unicodedata.normalize("NFKC", text))
    return next((word for word in words if _LATIN.search(word)
                 and (_CYRILLIC.search(word) or _IMITATES_LATIN.search(word))), "")


def foreign_letters(text: str) -> str:
    """Return the Greek and Cyrillic letters of an id that a person would take for Latin ones, or that mix with them."""
    normal = unicodedata.normalize("NFKC", text)
    mixed = _LATIN.search(normal) and (_CYRILLIC.search(normal) or _GREEK.search(normal))
    letters = [*_CYRILLIC.findall(normal), *_GREEK.findall(normal)]
    return "".join(letters) if mixed or _IMITATES_LATIN.search(normal) else ""


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return the spelling by which two names are safely the same: plain, with the legal form spelled out."""
    text = plain(name).translate(BRACKETS)
    for short, form in _SHORT_FORMS:
        text = short.sub(form, text)
    return text


def without_form(key: str) -> str:
    """Return the key of a name without legal forms; the whole key when nothing else is left."""
    return _FORM.sub("", key) or key


def bare_name(key: str) -> str:
    """Return the key of a name without legal forms and middle dots: names with the same may be one organisation's."""
    return without_form(key).replace("・", "") or key


def form_of(key: str) -> str:
    """Return the legal form in the key of a name, or nothing."""
    match = _FORM.search(key)
    return match[0] if match else ""


def forms_agree(first: str, second: str) -> bool:
    """Return whether the legal forms in two keys may be one: unsaid, or an older or shorter word for the other.

    The same form before one name and behind the other makes two companies.
    """
    first_form, second_form = form_of(first), form_of(second)
    if first_form and first_form == second_form and bare_name(first) == bare_name(second):
        return first.startswith(first_form) == second.startswith(first_form)
    return first_form in second_form or second_form in first_form

"""The office whose head a post names - 福祉課長, 架空町長."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.assistant.naming import is_whole

_CHIEF = re.compile(
    r"^(?P<actor>.+?(?P<unit>課|係|室|部|局|所|署|院|園|校|館|会|班|団|センター|支店|支社|機関|ステーション|組合"
    r"|連盟|グループ))"
    r"(?:(?P=unit)|所)?(?:副?長(?:補佐|代理)?|次長|参事|主幹|主査|主任|主事|指導主事|専門官|副長)$"
)
_CHIEF_OF_PLACE = re.compile(
    r"^(?!副)(?P<actor>.{0,12}?(?<!行政)[市町村区])(?:副?[市町村区])?長$|^副(?P<this>[市町村区])長$|^"
    r"(?P<pref>.{0,6}[県府都道])(?:副)?知事$"
)
_SUPERINTENDENT = re.compile(r"^(?P<actor>.{0,14}?)教育(?:長|次長|部次長)$")
_HEAD_OF = re.compile(r"^(?P<actor>.{2,}?)の(?:長|園長|校長|施設長|所長|院長|会長|理事長|代表)$")
_POST_BEHIND = re.compile(
    r"(?:代表理事|理事長|副理事長|事務局長|事務局次長|事務長|代表取締役(?:社長)?|取締役|社長|専務理事|常務理事"
    r"|施設長|支配人|代表者?|副代表|管理者|"
    r"委員長|副委員長|所属長|顧問|理事|副会長|副所長|支部長|消防長|副団長|統括責任者|サービス管理責任者"
    r"|相談支援専門員|相談員|支援員|保健師|看護師|教頭|"
    r"教授|准教授|講師|養護教諭|教諭|指導主事|主任|議員|議長|学長|会長|長)$"
)


@lru_cache(maxsize=16384)
def office_of(text: str) -> str:
    """Return the office whose head a post names (福祉課長 → 福祉課, 架空町長 → 架空町), or "" for no post."""
    name = text.strip(" 　")
    if match := _CHIEF_OF_PLACE.match(name):
        return match["actor"] or match["this"] or match["pref"] or ""
    if match := _HEAD_OF.match(name):
        return match["actor"]
    if match := _SUPERINTENDENT.match(name):
        return match["actor"].removesuffix("教育委員会") + "教育委員会"
    if (match := _POST_BEHIND.search(name)) and match[0] != "長" and is_whole(name[: match.start()]):
        return name[: match.start()].rstrip(" 　・")
    if (match := _CHIEF.match(name)) and len(match["actor"]) > 1:
        return match["actor"]
    return ""

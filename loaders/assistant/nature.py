"""What an organisation or a council is, guessed from its name: partner types, tier, type of council."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.assistant.naming import is_department
from loaders.assistant.spelling import folded, key, spelled_out
from loaders.assistant.understood import Likely
from loaders.assistant.vocabulary import institution_in

LEAST_CONFIDENCE = 0.6
"""Below this no partner type is offered: an untyped organisation may be anything, a wrongly typed one is not missed."""
_STRONG_IN_DEPARTMENTS = 3
"""Letters that a word must have to say something of a department: 教育委員会学校教育課, but not 学校教育課."""
_TIERS = (
    (
        re.compile(
            r"公共職業安定所|ハローワーク|労働局|労働基準監督署|法務局|保護観察所|検察庁|裁判所|鑑別所|税務署"
            r"|年金事務所"
        ),
        "national",
    ),
    (
        re.compile(
            r"株式会社|有限会社|合同会社|社団法人|財団法人|社会福祉法人|特定非営利活動法人|医療法人|学校法人|協同組合"
        ),
        "private",
    ),
    (
        re.compile(r"県|府(?!中)|都(?!市)|北海道|警察署|警察本部|児童相談所|福祉保健所|特別支援学校|高等学校"),
        "prefectural",
    ),
)
_NETWORKS = (
    ("NET_YOUTAI", 0.98, re.compile(r"要保護児童|要対協|要保護")),
    ("NET_JISATSU", 0.97, re.compile(r"自殺|いのち支える|いのちを支える|生きる支援")),
    ("NET_YOUTH", 0.97, re.compile(r"(?:こども|若者).{0,3}若者.*(?:支援|育成)|若者支援(?:地域)?協議会|子若協")),
    ("NET_JUSO", 0.96, re.compile(r"重層的?支援|重層")),
    ("NET_KODOKU", 0.97, re.compile(r"孤独|孤立")),
    (
        "NET_PF",
        0.9,
        re.compile(
            r"ひきこもり.*プラットフォーム|市町村プラットフォーム|就職氷河期.*プラットフォーム|^.{0,8}"
            r"(?:市町村)?pf$|ひきこもり(?:者|の人)?等?(?:支援|対策).*(?:協議会|会議|ネットワーク|連絡会|検討会"
            r"|委員会)"
        ),
    ),
    ("NET_POVERTY", 0.93, re.compile(r"生活困窮|支援調整会議|困窮者")),
    ("NET_JIRITSU", 0.95, re.compile(r"自立支援協議会|自立支援協$|地域自立支援|障害者?等?(?:地域)?自立支援")),
)


@lru_cache(maxsize=65536)
def partner_types_of(name: str) -> tuple[Likely, ...]:
    """Return the partner types that a name speaks for; none when it does not say enough."""
    text = spelled_out(name)
    named = institution_in(text)
    while named and is_department(name) and named[2] < len(text) and len(named[0].word) < _STRONG_IN_DEPARTMENTS:
        named = institution_in(text[: named[1]])
    if named is None:
        return ()
    institution, start, end = named
    if institution.confidence < LEAST_CONFIDENCE or (re.search("[、，]", name) and institution_in(text[:start])):
        return ()
    is_company = institution.types == ("EMPLOYER",) and start > 0 and end < len(text)
    return () if is_company else tuple(Likely(type_id, institution.confidence) for type_id in institution.types)


@lru_cache(maxsize=65536)
def tier_of(name: str, area: str = "") -> str:
    """Return whose office or actor a name speaks of: municipal, prefectural, national, private, or unknown."""
    text = folded(key(name))
    for pattern, tier in _TIERS:
        if pattern.search(text):
            return tier
    home = folded(key(area))
    if home and (text == home or (text.startswith(home) and is_department(name))):
        return "municipal"
    institution = institution_in(text)
    if institution and institution[0].tier != "unknown" and institution[0].confidence >= LEAST_CONFIDENCE:
        return institution[0].tier
    if re.search(r"[市町村区]立|[市町村](?:役場|役所)", text) or (
        is_department(name) and re.search(r"[市町村区].+", text)
    ):
        return "municipal"
    return "unknown"


@lru_cache(maxsize=4096)
def network_type_of(name: str) -> Likely | None:
    """Return the type of council that a name speaks for, or None."""
    text = folded(key(name))
    return next((Likely(kind, confidence) for kind, confidence, pattern in _NETWORKS if pattern.search(text)), None)

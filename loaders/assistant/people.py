"""Persons' names in texts: how they are known, and how they are cut out again wherever they stand."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from loaders.assistant.spelling import folded, plain
from loaders.assistant.vocabulary import institution_in, meanings, plain_words

KANJI = r"\u3005\u3006\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
KANA = r"\u3041-\u3096\u30a1-\u30fa\u30fc"
NEVER = set("市町村県郡区課係室部局署所院園校会団体者員長関社寺店組館場駅庁省府連盟協議機構祉療")
"""Characters that no given name has, and that names of places, offices and organisations end in."""
_GIVEN_ENDS = set(
    "郎子美夫雄男一二三介助樹香恵代江枝奈也哉太斗人仁之行幸弘宏博浩広裕祐佑正政誠清勝隆孝明昭章彰和治司史志士実稔茂繁進勇豊徹哲修"
    "健剛毅聡智俊敏久彦秀英平衛吾造蔵生成典範紀規則徳敬景光晃輝照晴春夏秋冬花華菜里理莉梨利真麻由優結愛咲希紗織乃穂帆歩朗陽翔"
    "大馬礼怜玲凛蓮海航洋渉良亮諒涼遼直尚順淳潤純準駿駆拓卓匠巧匡賢憲謙研元源玄厳基喜貴千鶴亀松竹梅菊桃百桜楓葵茜藍緑翠碧空月星"
    "雪音鈴琴絵文詩歌佳加可薫馨静操節芳義吉好善富寿栄昌盛重忠信伸慎心悟覚学耕康靖保守護滋武猛力強豪巌鉄子々衣弥緒津那沙未知世次"
    "郁嗣丈壮勲勤努登昇昂晶暁旭周祥禎靖靜惠眞氣気葉苗萌実樹希生陸颯湊蒼律朔奏巴凪杏澪雅路道子栞楽弦慶圭佐七八五六郎左右吏璃羅良"
)
HONORIFIC = r"(?:氏(?![名族神])|様(?![式々子相])|さま(?!ざま)|さん|先生|殿(?![堂様町村市場])|君(?!臨)|くん|女史)"


@cache
def surnames() -> frozenset[str]:
    """Return the family names that are known, in their plainest spelling."""
    text = (Path(__file__).parent / "surnames.txt").read_text(encoding="utf-8")
    return frozenset(plain(name) for name in text.split())


@cache
def not_people() -> frozenset[str]:
    """Return words that look like names when they stand alone: seats, posts, kinds of members."""
    words = {
        *meanings("seats"),
        *plain_words("posts", "only"),
        *plain_words("categories", "generic"),
        *plain_words("council_words", "titles"),
        *plain_words("totals", "exactly"),
        *plain_words("not_people", "only"),
    }
    return frozenset(words)


@lru_cache(maxsize=65536)
def is_given(text: str) -> bool:
    """Return whether a text may be somebody's given name."""
    if not 1 <= len(text) <= 4 or set(text) & NEVER or text in not_people():
        return False
    return (
        bool(re.fullmatch(r"[ぁ-ん]{2,4}|[ァ-ヶー]{2,4}", text))
        or text[-1] in _GIVEN_ENDS
        or text[-1] in "みこえかなりねいのおとほきたち"
    )


def joined_name(text: str) -> bool:
    """Return whether a text without blanks is a known family name and a given name."""
    if not 3 <= len(text) <= 8 or text in not_people():
        return False
    return any(
        text[:cut] in surnames()
        and len(text) - cut <= 3
        and is_given(text[cut:])
        and not re.match("[ぁ-んァ-ヶ]", text[cut:])
        for cut in range(1, min(5, len(text)))
    )


@lru_cache(maxsize=65536)
def may_be_name(text: str) -> bool:
    """Return whether a text is as a name is, though its family name is not known: 薬袋冴子. Many other words are."""
    name = plain(text)
    if not re.fullmatch(rf"[{KANJI}]{{3,6}}|[{KANJI}]{{1,4}}[ぁ-ん]{{2,4}}", name) or name in not_people():
        return False
    return (is_given(name[-2:]) or is_given(name[-1:])) and not institution_in(folded(name))


@lru_cache(maxsize=65536)
def is_person(text: str) -> bool:
    """Return whether a whole cell is a person's name, judged by its look.

    A family name of up to four characters, a blank, and a given name; or a known family name with one behind it.
    """
    bare = re.sub(rf"[（(][^）)]*[）)]|{HONORIFIC}$|[◎○●☆★※*]", "", text.strip()).strip()
    line = " ".join(unicodedata.normalize("NFKC", bare).split())
    joined = line.replace(" ", "")
    if not joined or joined in not_people() or any(c.isdigit() for c in joined) or institution_in(folded(joined)):
        return False
    parts = line.split(" ")
    if len(parts) == 2 and re.fullmatch(rf"[{KANJI}ヶノ]{{1,4}} (?:[{KANJI}{KANA}]{{1,4}})", line):
        family, given = parts
        if len(joined) == 2 and family not in surnames():
            return False
        fine = is_given(given) or (family in surnames() and not set(given[-1:]) & NEVER and given not in not_people())
        return fine and not (set(family[-1:]) & (NEVER - set("部町村関区場館郡府")) and family not in surnames())
    if len(parts) > 2 and all(len(part) == 1 for part in parts):
        return joined_name(joined)
    return len(parts) == 1 and joined_name(joined)

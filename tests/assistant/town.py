"""Towns as they might be: councils, who sits on them, who works with whom; and persons whose names must not stay."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from loaders.assistant.place import AreaName, Surroundings

SEATS = {"chair": ("会長", "委員長", "座長"), "vice_chair": ("副会長", "副委員長", "副座長"), "secretariat": ("事務局",),
         "observer": ("オブザーバー",), "member": ("委員", "構成員")}
PLACES = (
    ("993212", "架空つばき町", "town", "架空", "架空県"), ("992216", "架空かえで市", "city", "架空", "架空県"),
    ("393860", "いの町", "town", "いの", "高知県"), ("392031", "安芸市", "city", "安芸", "高知県"), ("332089", "総社市", "city", "総社", "岡山県"),
    ("394122", "四万十町", "town", "四万十", "高知県"), ("203211", "御代田町", "town", "佐久", "長野県"), ("293610", "川西町", "town", "磯城", "奈良県"),
    ("122114", "成田市", "city", "印旛", "千葉県"), ("464686", "大崎町", "town", "曽於", "鹿児島県"), ("131041", "新宿区", "special_ward", "新宿", "東京都"),
)
"""Code, name, kind, what its district is called, its prefecture."""
_ORGANISATIONS = (
    "{P}社会福祉協議会", "{P}教育委員会", "{P}民生児童委員協議会", "{P}民生委員児童委員協議会", "{P}福祉課", "{P}健康推進課", "{P}子育て支援課", "{P}総務課", "{D}警察署",
    "{D}消防署", "{K}{D}保健所", "{D}児童相談所", "{D}郡医師会", "{D}歯科医師会", "{P}商工会", "{P}老人クラブ連合会", "{P}小中学校校長会", "{P}ＰＴＡ連合会",
    "ハローワーク{D}", "{D}若者サポートステーション", "{D}地域包括支援センター", "特定非営利活動法人{X}", "㈱{X}", "{X}株式会社", "社会福祉法人{X}会",
    "医療法人{X}会{X}病院", "{X}クリニック", "{X}診療所", "就労継続支援Ｂ型事業所{X}", "相談支援事業所{X}", "{D}障害者就業・生活支援センター{X}",
    "{K}発達障害者支援センター", "{D}農業協同組合", "{X}こども園", "{X}保育所", "{D}特別支援学校", "{P}立{X}小学校", "{K}立{D}高等学校", "{X}家族会",
    "{D}人権擁護委員協議会", "{D}地区保護司会", "{D}保護観察所", "{P}自治会連合会", "{P}区長会", "{X}郵便局", "{P}消防団", "{K}精神保健福祉センター",
    "{K}ひきこもり地域支援センター", "{P}議会", "{P}ボランティア連絡協議会", "{P}シルバー人材センター", "{X}こども食堂", "ＮＰＯ法人{X}の会", "{X}の家", "{X}工房",
    "{P}", "一般社団法人{X}", "{D}司法書士会", "{P}地域包括支援センター", "{P}こども家庭センター", "{P}保健センター", "{D}地区障害者相談支援センター",
    "{P}子ども会育成連絡協議会", "{P}女性団体連絡協議会", "{K}弁護士会", "{D}農園", "{P}立図書館", "放課後等デイサービス{X}", "{X}訪問看護ステーション", "{P}ひきこもり相談窓口",
)
_COUNCILS = (
    "{P}要保護児童対策地域協議会", "{P}自殺対策連絡協議会", "{P}地域自立支援協議会", "{P}生活困窮者支援会議", "{P}子ども・若者支援地域協議会",
    "{P}ひきこもり支援ネットワーク会議", "{P}重層的支援会議", "{P}孤独・孤立対策地域協議会", "{P}ひきこもり支援プラットフォーム", "{P}居住支援協議会",
    "いのち支える{P}自殺対策推進本部", "{P}地域福祉計画推進委員会", "{P}障害者虐待防止連絡会", "{P}地域ケア推進会議",
)
_OWN = ("みちくさ", "あおぞら", "ひだまり", "こもれび", "つくし", "はまゆう", "すずらん", "青空", "希望", "清流", "若竹", "北斗", "虹", "スマイル", "ステップ", "ほほえみ", "さざんか",
        "和光", "愛心", "友愛", "やまびこ", "オリーブ", "そよかぜ", "大地", "明星", "ゆうゆう")
_FAMILY = ("佐藤", "鈴木", "岡林", "西森", "小鳥遊", "薬袋", "田中", "東風平", "御手洗", "山﨑", "髙橋", "林", "南", "森", "長谷川", "五十嵐", "喜屋武", "一", "四方", "勅使河原", "架空", "原", "大崎", "中")
_GIVEN = ("太郎", "花子", "健", "由美", "一郎", "美咲", "さくら", "ひろし", "拓也", "恵子", "修", "真理子", "翔", "結衣", "大", "マリ", "和代", "忠", "啓吾", "奈々美", "保", "学", "章", "きよ")


@dataclass
class Town:
    """A town with what is true of it: seats by (organisation, council), ties as (source, target, kind)."""

    area: AreaName
    district: str
    prefecture: str
    councils: list[str]
    organisations: list[str]
    seats: dict[tuple[str, str], str] = field(default_factory=dict)
    ties: set[tuple[str, str, str]] = field(default_factory=set)

    @property
    def surroundings(self) -> Surroundings:
        """What the assistant is given beside the file."""
        return Surroundings(self.area, tuple(AreaName(*place[:3]) for place in PLACES))

    def members(self, council: str) -> list[str]:
        """Return who sits on a council, in their order."""
        return [organisation for organisation in self.organisations if (organisation, council) in self.seats]


def person(random: Random) -> str:
    """Return somebody's name, written in one of the usual ways."""
    family, given = random.choice(_FAMILY), random.choice(_GIVEN)
    blank = random.choice((" ", "　", "　", "  ")) if len(family + given) < 3 or random.random() < 0.9 else ""
    return family + blank + given


def town(random: Random, *, councils: int = 1, organisations: int = 12) -> Town:
    """Return a town with so many councils and organisations; every council has members and one chair."""
    code, name, kind, district, prefecture = random.choice(PLACES)
    fill = lambda form: form.format(P=name, D=district, K=prefecture, X=random.choice(_OWN))  # noqa: E731
    seen: dict[str, None] = {}
    while len(seen) < organisations:
        seen.setdefault(fill(random.choice(_ORGANISATIONS)))
    chosen = list(dict.fromkeys(fill(form) for form in random.sample(_COUNCILS, councils)))
    made = Town(AreaName(code, name, kind), district, prefecture, chosen, list(seen))
    for council in chosen:
        members = random.sample(made.organisations, random.randint(4, max(4, organisations - 2)))
        for number, member in enumerate(members):
            seat = ("chair", "vice_chair", "secretariat", "observer")[number] if number < random.randint(2, 4) else "member"
            made.seats[member, council] = seat
    return made

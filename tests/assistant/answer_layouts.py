"""Answers to surveys, lists of edges and a prefecture's progress, as they come."""

from __future__ import annotations

from random import Random

from loaders.assistant.grid import Grid, grid_of
from loaders.assistant.place import AreaName, Surroundings
from tests.assistant.cross_layouts import broken
from tests.assistant.town import PLACES, Town, person

RESPONDENT = ("回答機関", "貴機関名を記入してください", "貴機関・団体名", "回答機関名", "機関名", "所属機関名をご記入ください。", "団体名", "貴機関名", "回答団体", "ご所属", "1. 貴機関の名称をお答えください")
QUESTIONS = {
    "shares_information": ("日頃から情報共有をしている機関（複数選択可）", "情報共有の相手", "(1) 情報共有の相手先", "問２　情報交換を行っている機関はどこですか（複数回答）", "Q3 普段、情報を共有している機関・団体をすべてお選びください", "情報共有している機関"),
    "refers_to": ("ひきこもりの方を紹介したことがある機関（複数選択可）", "紹介・つなぎ先", "問３　相談者をつないだ機関", "相談を引き継いだ先の機関名をお答えください", "紹介先の機関"),
    "handles_cases_together": ("事例の共同対応の相手", "ケースに一緒に対応した機関", "問４　個別ケース会議を一緒に行った機関", "共同対応をしたことがある団体（複数選択可）"),
    "formal_agreement": ("協定・覚書の相手", "協定や覚書を結んでいる機関", "協定を締結している相手先"),
    "funds": ("委託・補助の相手方", "委託や補助をしている団体", "業務委託先の団体"),
}
REVERSED = {"refers_to": ("相談者の紹介を受けた機関", "紹介元の機関（複数選択可）"), "funds": ("委託や補助を受けている機関", "委託元の機関")}
NOTHING = ("特になし", "なし", "", "－", "無", "該当なし", "")
SEPARATORS = ("、", ", ", ";", "\n", "；", ",", "・\n")


def survey(random: Random, town: Town) -> tuple[Grid, set[tuple[str, str, str, str]], set[str], list[str]]:
    """Return answers, the ties in them, the organisations they name, and the persons who answered."""
    kinds = random.sample(list(QUESTIONS), random.randint(1, 4))
    questions = [(kind, random.choice(QUESTIONS[kind]), False) for kind in kinds]
    questions += [(kind, random.choice(wordings), True) for kind, wordings in REVERSED.items() if random.random() < 0.2]
    respondents = random.sample(town.organisations, random.randint(3, len(town.organisations)))
    is_form, has_person, has_mail, typed = random.random() < 0.5, random.random() < 0.6, random.random() < 0.4, random.random() < 0.5
    separator = random.choice(SEPARATORS)
    head = [*(["タイムスタンプ"] if is_form else []), *([random.choice(("受付番号", "No."))] if not is_form and random.random() < 0.5 else []), *(["メールアドレス"] if has_mail else []), random.choice(RESPONDENT),
            *([random.choice(("ご回答者氏名", "記入者", "担当者名"))] if has_person else []), *(text for _, text, _ in questions), *(["ご意見"] if random.random() < 0.5 else [])]
    rows: list[list[str]] = []
    ties: set[tuple[str, str, str, str]] = set()
    named: set[str] = set(respondents)
    persons: list[str] = []
    order = [(respondent, False) for respondent in respondents]
    again = random.choice(respondents)
    if random.random() < 0.4:
        order.append((again, True))
    for number, (respondent, is_last) in enumerate(order, start=1):
        counts = is_last or respondent != again or not any(o == again and late for o, late in order)
        row = []
        for heading in head:
            if heading == "タイムスタンプ":
                row.append(f"2024/06/{number:02} 10:{number:02}:05")
            elif heading in ("受付番号", "No."):
                row.append(str(number))
            elif heading == "メールアドレス":
                persons.append(f"u{number}x@kakuu.example")
                row.append(persons[-1])
            elif heading in ("ご回答者氏名", "記入者", "担当者名"):
                persons.append(person(random))
                row.append(persons[-1])
            elif heading in RESPONDENT:
                row.append(respondent + random.choice(("", "", " ", "　")))
            elif heading == "ご意見":
                row.append(random.choice(("", "様式が見づらい", "連携の場がほしい")))
            else:
                kind, _, is_reversed = next(q for q in questions if q[1] == heading)
                others = [o for o in random.sample(town.organisations, random.randint(0, 4)) if o != respondent]
                row.append(_answer(random, others, separator))
                if counts:
                    named.update(others)
                    ties.update((other, respondent, kind, respondent) if is_reversed
                                else (respondent, other, kind, respondent) for other in others)
        rows.append(row)
    above = [[random.choice(("関係機関の連携に関する調査　回答一覧", "アンケート集計（令和６年７月31日締切）"))], []] if typed and random.random() < 0.6 else []
    head = [broken(random, text) if typed and random.random() < 0.3 and len(text) < 30 else text for text in head]
    return grid_of([*above, head, *rows], file="回答.csv"), ties, named, persons


def _answer(random: Random, others: list[str], separator: str) -> str:
    if not others:
        return random.choice(NOTHING)
    if separator == "・\n":
        return "\n".join("・" + name for name in others)
    return separator.join([*others, *(["その他"] if random.random() < 0.15 else [])])


def edges(random: Random, town: Town) -> tuple[list[Grid], set[tuple[str, str, str, str]], set[str], set[tuple[str, str, str]], str]:
    """Return edges, with a table of nodes or without: ties, organisations, seats, and the kind to be told."""
    words = {"shares_information": ("情報共有", "shares_information", "情報交換"), "refers_to": ("紹介・つなぎ", "refers_to", "紹介"), "handles_cases_together": ("事例の共同対応", "handles_cases_together", "共同対応"),
             "formal_agreement": ("協定・覚書", "formal_agreement"), "funds": ("委託・補助", "funds", "委託")}
    with_ids, with_kind, two_mode = random.random() < 0.4, random.random() < 0.7, random.random() < 0.3
    ids = {name: f"n{number}" if random.random() < 2 else "" for number, name in enumerate([*town.organisations, *town.councils])}
    end = (lambda name: ids[name]) if with_ids else (lambda name: name)
    source, target = random.choice((("Source", "Target"), ("連携元", "連携先"), ("機関A", "機関B"), ("from", "to"), ("機関１", "機関２"), ("起点", "終点"), ("連携元機関", "連携先機関")))
    kind_heading = random.choice(("連携の種類", "種類", "関係", "kind", "連携内容"))
    seat_words = {"chair": ("会長", "chair"), "vice_chair": ("副会長", "vice_chair"), "secretariat": ("事務局", "secretariat"), "observer": ("オブザーバー", "observer"), "member": ("構成員", "member", "委員")}
    head = [source, target, *([kind_heading] if with_kind or two_mode else []), *(["Weight"] if random.random() < 0.4 else []), *([random.choice(("備考", "メモ"))] if random.random() < 0.2 else [])]
    rows: list[list[str]] = []
    ties: set[tuple[str, str, str, str]] = set()
    named: set[str] = set(ids if with_ids else ()) - set(town.councils)
    for _ in range(random.randint(6, 25)):
        a, b = random.choice(town.organisations), random.choice(town.organisations)
        kind = random.choice(list(words)) if with_kind or two_mode else "shares_information"
        named.update((a, b))
        rows.append([end(a), end(b), *([random.choice(words[kind])] if with_kind or two_mode else [])])
        if a != b:
            ties.add((a, b, kind, ""))
    seats: set[tuple[str, str, str]] = set()
    if two_mode:
        for (member, council), seat in town.seats.items():
            rows.append([end(member), end(council), random.choice(seat_words[seat])])
            named.add(member)
            seats.add((member, council, seat))
    random.shuffle(rows)
    rows = [[*row, *("1.0" if heading == "Weight" else "" for heading in head[len(row):])] for row in rows]
    if random.random() < 0.4:
        order = list(range(len(head)))
        random.shuffle(order)
        head, rows = [head[at] for at in order], [[row[at] for at in order] for row in rows]
    grids = [grid_of([head, *rows], file="edges.xlsx", sheet="edges")]
    if with_ids:
        label = random.choice(("Label", "名称", "機関名", "name"))
        kinds = random.choice((("種別", "organisation", "network"), ("kind", "機関", "会議体")))
        nodes = [["ID", label, *([kinds[0]] if two_mode else [])], *([ids[name], name, *([kinds[1 if name in town.organisations else 2]] if two_mode else [])] for name in ids if two_mode or name in town.organisations)]
        grids.insert(random.randint(0, 1), grid_of(nodes, file="edges.xlsx", sheet="nodes"))
    return grids, ties, named, seats, "" if with_kind or two_mode else "shares_information"


PREFECTURE = AreaName("990001", "架空県", "prefecture")
MUNICIPALITIES = (("992216", "架空かえで市", "city"), ("992224", "架空さくら市", "city"), ("992232", "架空もみじ市", "city"), ("993212", "架空つばき町", "town"), ("993221", "架空もみじ町", "town"), ("993239", "架空すぎ町", "town"),
                  ("993247", "架空しろヶ峰町", "town"), ("993255", "架空うめ町", "town"), ("993271", "架空やなぎ村", "village"), ("993280", "架空ささ村", "village"))
STATUSES = {"met": ("○", "〇", "実施済", "設置済", "済", "あり"), "met_otherwise": ("○（既存会議体を活用）", "○（近隣町と合同）", "県と共同で実施"), "in_progress": ("△", "検討中", "準備中", "調整中"), "unmet": ("×", "未実施", "未設置", "未", "なし"), "unknown": ("－", "", "回答なし", "不明")}


def progress(random: Random) -> tuple[Grid, Surroundings, set[tuple[str, str, str]], list[str]]:
    """Return a prefecture's table, what is known around it, its findings, and the persons in it."""
    areas = [AreaName(*municipality) for municipality in MUNICIPALITIES]
    form = random.choice(("signs", "words"))
    star = {"M1": ("①相談窓口の明確化", "相談窓口の設置", "①窓口", "★１ 相談窓口の明確化・周知", "相談窓口"), "M2": ("②実態把握", "実態把握", "②支援対象者の実態やニーズの把握", "★２ 実態把握"),
            "M3": ("③市町村プラットフォーム", "プラットフォーム設置", "③PFの設置", "★３ 市町村プラットフォームの設置・運営", "市町村プラットフォーム")}
    items = [item for item in star if random.random() < 0.9] or ["M1"]
    headings = {item: random.choice(star[item]) for item in items}
    has_person, has_date, has_code, has_reason, grouped = (random.random() < share for share in (0.4, 0.3, 0.3, 0.4, 0.3))
    head = [*(["圏域"] if grouped else []), *(["団体コード"] if has_code else []), random.choice(("市町村名", "市町村", "自治体名", "市町名")), *(headings[item] for item in items), *(["未設置の理由"] if has_reason else []),
            *(["時点"] if has_date else []), *(["担当者"] if has_person else [])]
    findings: set[tuple[str, str, str]] = set()
    persons: list[str] = []
    rows: list[list[str]] = []
    for number, area in enumerate(areas):
        name = area.name if random.random() < 0.8 else area.name[:2] + "　" + area.name[2:] if random.random() < 0.5 else area.name.replace("ヶ", "ケ")
        row = [*([random.choice(("東部", "西部", "", ""))] if grouped else []), *([area.code] if has_code else []), name]
        for item in items:
            status = random.choice(list(STATUSES))
            texts = [text for text in STATUSES[status] if (form == "signs") == (text[:1] in "○〇△×－") or text == ""] or list(STATUSES[status])
            row.append(random.choice(texts))
            if status != "unknown":
                findings.add((area.code, item, status))
        row += [random.choice(("", "所管課の調整中", "実態把握が進んでいない"))] if has_reason else []
        row += ["R6.3.31"] if has_date else []
        if has_person:
            persons.append(person(random))
            row.append(persons[-1])
        rows.append(row)
        if number == 2 and random.random() < 0.5:
            rows.append([*([""] if grouped else []), *([""] if has_code else []), "市計", *("2／3" for _ in items)])
    if random.random() < 0.5:
        rows.append([*([""] if grouped else []), *([""] if has_code else []), random.choice(("県計", "合計", "計", "県　計")), *(str(random.randint(0, 9)) for _ in items)])
    title = [["架空県　市町村におけるひきこもり支援の取組状況（令和６年３月末時点）"], []] if random.random() < 0.7 else []
    note = [[], ["※　各市町村からの報告による。"]] if random.random() < 0.5 else []
    legend = [["○：実施済・設置済　△：検討中・準備中　×：未実施・未設置　－：回答なし"]] if form == "signs" and random.random() < 0.6 else []
    grid = grid_of([*title, *legend, head, *rows, *note], file="取組状況.xlsx", sheet="R6")
    if random.random() < 0.15 and not has_code:
        grid = grid_of([*title, *zip(*[head, *rows], strict=False)], file="取組状況.xlsx", sheet="R6") if all(len(r) == len(head) for r in rows) else grid
    return grid, Surroundings(PREFECTURE, (PREFECTURE, *areas, *(AreaName(*place[:3]) for place in PLACES))), findings, persons

"""A small file of each kind that the assistant reads, for the pictures of docs/reading-files.md; names are invented."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

Rows = Sequence[Sequence[str]]
TOWN, PREFECTURE = "993018", "990001"
"""Whose record they are for."""

SHEETS: dict[str, tuple[str, Rows]] = {
    "member_list": ("架空いずみ町自殺対策連絡協議会　委員名簿.csv", [
        ["架空いずみ町自殺対策連絡協議会　委員名簿（令和6年4月1日現在）"],
        ["番号", "機関・団体名", "役職", "氏名", "任期"],
        ["1", "架空いずみ町社会福祉協議会", "会長", "架空　太郎", "R6.4.1～R8.3.31"],
        ["2", "いずみ架空病院", "委員", "架空　花子", "〃"],
        ["3", "架空いずみ町民生委員児童委員協議会", "委員", "架空　次郎", "〃"],
        ["4", "健康福祉課", "事務局", "", "〃"]]),
    "council_table": ("会議体の構成.csv", [
        ["架空いずみ町　会議体の構成（○：構成員　◎：事務局）"],
        ["機関名", "自殺対策連絡協議会", "地域自立支援協議会", "要保護児童対策地域協議会"],
        ["架空いずみ町社会福祉協議会", "○", "○", ""],
        ["いずみ架空病院", "○", "", "○"],
        ["健康福祉課", "◎", "◎", "○"],
        ["いずみ架空家族会", "", "○", ""]]),
    "tie_matrix": ("連携の状況.csv", [
        ["架空いずみ町　連携の状況（○：情報共有　◎：紹介・つなぎ）"],
        ["機関名", "架空いずみ町社会福祉協議会", "いずみ架空病院", "健康福祉課", "いずみ架空家族会"],
        ["架空いずみ町社会福祉協議会", "－", "○", "◎", ""],
        ["いずみ架空病院", "○", "－", "○", ""],
        ["健康福祉課", "◎", "○", "－", "○"],
        ["いずみ架空家族会", "", "", "○", "－"]]),
    "survey": ("連携についての調査（回答）.csv", [
        ["タイムスタンプ", "貴機関名", "情報共有をしている機関", "紹介・つなぎをしている機関", "ご担当者のお名前"],
        ["2026/10/01 10:00", "架空いずみ町社会福祉協議会", "いずみ架空病院、健康福祉課", "健康福祉課", "架空　太郎"],
        ["2026/10/02 11:30", "いずみ架空病院", "架空いずみ町社会福祉協議会", "特になし", "架空　花子"],
        ["2026/10/03 09:15", "いずみ架空家族会", "健康福祉課", "架空いずみ町社会福祉協議会", ""]]),
    "edge_list": ("つながりの一覧.csv", [
        ["連携元", "連携先", "連携の種類", "頻度"],
        ["架空いずみ町社会福祉協議会", "いずみ架空病院", "情報共有", "月1回"],
        ["健康福祉課", "架空いずみ町社会福祉協議会", "紹介・つなぎ", ""],
        ["健康福祉課", "いずみ架空家族会", "情報共有", "年2回"]]),
    "progress": ("市町村の取組状況.csv", [
        ["架空県　市町村の取組状況（令和6年度末）"],
        ["市町村名", "①相談窓口の明確化・周知", "②実態やニーズの把握", "③プラットフォームの設置・運営", "未設置の理由"],
        ["架空みどり市", "実施済", "実施済", "実施済", ""],
        ["架空いずみ町", "実施済", "一部実施", "未実施", "担当者が足りない"],
        ["架空うみべ町", "未実施", "未実施", "未実施", "対象者の把握から始めたい"]]),
}

TEXT = """架空いずみ町ひきこもり支援協議会設置要綱（抄）

第3条　協議会は、次に掲げる者をもって構成する。
（1）架空いずみ町社会福祉協議会
（2）いずみ架空病院
（3）いずみ架空家族会
（4）健康福祉課
（5）学識経験者
（6）その他町長が必要と認める者
"""

GRAPH = {
    "directed": True, "multigraph": False, "graph": {},
    "nodes": [{"id": number, "label": name} for number, name in enumerate((
        "架空いずみ町社会福祉協議会", "いずみ架空病院", "健康福祉課", "いずみ架空家族会"))],
    "links": [{"source": 0, "target": 1, "kind": "情報共有"}, {"source": 2, "target": 0, "kind": "紹介・つなぎ"},
              {"source": 2, "target": 3, "kind": "情報共有"}],
}


def files_of_each_kind(folder: Path) -> dict[str, Path]:
    """Write a file of each kind, in the order of the docs; return them by kind."""
    files = {kind: folder / name for kind, (name, _) in SHEETS.items()}
    for kind, path in files.items():
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(SHEETS[kind][1])
    files["text_list"], files["graph"] = folder / "設置要綱.txt", folder / "つながり.json"
    files["text_list"].write_text(TEXT, encoding="utf-8")
    files["graph"].write_text(json.dumps(GRAPH, ensure_ascii=False), encoding="utf-8")
    return files

"""Which headings announce data about a person, and which only sound so."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.personal_data import is_personal
from loaders.sheets import sheets
from tests.loaders.files import AREA, places, problems, workbook

PERSONAL = """
氏名 お名前 名前 姓 名 ご氏名 氏名（漢字） 氏名カナ 氏名フリガナ フリガナ（氏名） お名前（フリガナ） 氏名欄 ※氏名 １．氏名 ●年齢 【氏名】 芳名 セイ メイ 子の名前
相談者 相談者名 相談者氏名 相談者の住所 相談者電話 患者 患者名 患者ID 患者番号 利用者 利用者名 利用者氏名 対象者 対象者名 対象者氏名 当事者 当事者名
保護者 保護者名 保護者連絡先 本人 ご本人 本人氏名 本人の電話番号 続柄 続き柄 電話（自宅） 自宅電話 自宅住所 自宅電話番号 住所（自宅） 携帯 携帯電話 携帯番号 連絡先（携帯）
担当者 担当者名 担当者メールアドレス 担当者携帯 個人メールアドレス 個人の電話 個人番号 マイナンバー 緊急連絡先
生年月日 生年 生年月日（西暦） 誕生日 年齢 年齢（歳） 年齢(R6.4.1現在) 満年齢 性別 本籍 住民票 現住所 国籍 婚姻歴 配偶者の有無
障害名 障害の有無 障害者手帳 障害支援区分 療育手帳 手帳の有無 診断 診断名 診断結果 病名 病歴 既往歴 既往症 通院 通院先 通院状況 通院歴 主治医 主治医名 服薬状況 症状 主訴 要介護度
家族 家族構成 家族の状況 家族氏名 家族人数 家族連絡先 同居家族 世帯 世帯主 世帯構成 世帯員 世帯員名 世帯人員
職歴 学歴 生活歴 生育歴 ひきこもり期間 生活保護受給 年収 収入 口座番号 被保険者番号 顔写真 相談内容 ケース番号
代表者 代表者名 代表者氏名 委員 委員名 委員氏名 会長 会長名 施設長名 民生委員名 相談員名 職員名 担当職員 ケースワーカー 記入者 回答者氏名 申請者名 後見人名 児童名 生徒名
"""
PERSONAL_EN = ["Date of birth", "DOB", "Home address", "Home phone", "Patient name", "Client name", "Medical history", "Family",
               "Family members", "Your name", "Name of person", "name_of_person", "Full name", "first.name", "Last name",
               "Contact person", "Mobile phone", "Age", "Sex", "Gender", "Diagnosis", "Emergency contact", "Nationality"]
HARMLESS = """
機関名 機関ID 担当課 担当部署 担当 担当係 担当窓口 電話番号 電話 代表電話 FAX メールアドレス 代表メール E-mail ホームページ 郵便番号 所在地 住所 備考 天気 合計 No 番号 順位
家族会 家族会名 家族会の有無 家族会の連絡先 家族支援の有無 家族相談 家族相談可 家族教室 当事者会 当事者団体 患者会 親の会 保護者会 母子保健 母子支援
年齢不問 年齢を問わない 対象年齢 年齢制限 年齢要件 年齢別件数 性別不問 性別を問わない 障害の有無不問 障害を問わない 対象者の範囲 対象者数 利用者数 相談者数
相談件数 相談方法 相談日 相談時間 世帯数 全世帯への周知 全世帯配布 人口 日本人人口 日本人住民数 本人確認書類
発生年月日 設立年月日 設置年月日 設立年 厚生年金 属性別件数 担当者会議 担当者会議の開催 実務担当者会議 担当者連絡会 委員数 委員定数 職員数
法人名 法人種別 事業者名 運営者名 設置者名 実施者名 発行者 発行者名 主催者名 構成員名 構成員 会員数 参加者数 役職 職名 肩書 所属 所属機関 部署名
個人情報の共有 個人情報保護協定 個人情報の取扱い 個人情報提供の同意 個人事業主の参加 健康診断 地域診断 診断書の要否 中小企業診断士会 手帳交付窓口
医療機関名 病院名 学校名 事業所名 施設名 団体名 代表機関 代表団体 座長の所属 会長の所属 通院同行支援 服薬支援 自宅訪問の可否 所得制限
年度 実施年度 周知方法 対象地域 支援内容 事業内容 事業名 機能 分野 区分 会議名 会議体名 開催回数 開催日 議題 根拠法令 要綱 圏域 地区 校区
専門職の配置 保健師の配置 保健師数 民生委員協議会 民生委員児童委員協議会 障害福祉課 障害者団体 障害者支援施設 児童相談所 家庭児童相談室 高齢者支援課
名称 正式名称 略称 英語名 種別
"""
HARMLESS_EN = ["Family association", "Telephone", "Phone", "Office", "Opening hours", "E-mail", "Organisation name", "Age limit",
               "Open to any age", "Personal data agreement", "Mobile clinic", "Network", "Name"]


@pytest.mark.parametrize("heading", [*PERSONAL.split(), "氏　名", "性 別", *PERSONAL_EN])
def test_a_heading_about_a_person_is_known(heading: str) -> None:
    assert is_personal(heading)


@pytest.mark.parametrize("heading", [*HARMLESS.split(), *HARMLESS_EN])
def test_a_heading_that_is_not_about_a_person_raises_no_alarm(heading: str) -> None:
    assert not is_personal(heading)


def test_no_heading_of_ours_is_about_a_person() -> None:
    assert [(sheet.kind.KIND, spelt) for sheet in sheets() for column in sheet.columns for spelt in column.spellings
            if is_personal(spelt, sheet.kind.KIND)] == []


@pytest.mark.parametrize(("heading", "kind", "personal"), [
    ("対象者", "window", False), ("対象者", "membership", True), ("対象者（本人・家族）", "window", False), ("対象者名", "window", True),
    ("フリガナ", "organisation", False), ("フリガナ", "membership", True), ("相談内容", "window", False), ("相談内容", "assessment", True),
    ("お名前", "organisation", True),
])
def test_some_headings_are_about_a_person_on_some_sheets_only(heading: str, kind: str, personal: bool) -> None:
    assert is_personal(heading, kind) is personal


@pytest.mark.parametrize("heading", ["相談者名", "患者名", "病歴", "家族構成", "自宅住所", "お名前", "氏 名", "氏\u200b名"])
def test_a_file_with_such_a_column_is_refused_and_what_is_in_it_stays_unsaid(tmp_path: Path, heading: str) -> None:
    path = workbook(tmp_path / "a.xlsx", {
        "自治体": AREA, "機関": [["機関ID", "名称", heading], ["a", "架空A", "秘密"]]})
    assert [(kind, sheet, row) for kind, sheet, row, _ in places(path)] == [("personal_data", "機関", 1)]
    assert "秘密" not in str(problems(path))

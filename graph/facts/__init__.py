"""The facts: what is recorded of an area, frozen, typed, checked on building; a module a theme, a class a kind.

A fact belongs to the record of exactly one area. Its id is *local* to that record (`hoken-fukushi`); a fact
of another area is named by that area's code and the local id (`390003:committee`). A kind is declared once
(`fact_kind`); sheets, tables of the stores, pages, docs and test data follow from the declaration.

Unknown is a value of its own: `None`, `Answer.UNKNOWN`, an empty tuple. It never means "no".
"""

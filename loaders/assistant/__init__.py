"""The assistant: from the files people really have to facts in the making.

`cleaning` leaves persons out, `guessing` says what the file is, `reading` understands it. All are pure functions of
plain frozen data; nothing here knows a page, a store or a record.
"""

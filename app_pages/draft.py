"""下書き: what would be saved, and does it stand?"""

from app_parts.editing.review import review
from app_parts.frame import session
from app_parts.frame.guidance import looked_at
from app_parts.frame.sight import area_title
from app_parts.widgets.take_away import foot

words = session.words()
loaded = looked_at(words, at_first_sight=False)
area_title(loaded.record.area.name, words("page.draft"))
foot(loaded, "draft", words)
review(loaded.record.area.code, words)

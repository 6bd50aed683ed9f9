"""記録: what is recorded, and how does it get in and out?"""

from app_parts import session
from app_parts.intake import intake
from app_parts.keeping import downloads, history
from app_parts.sight import area_title

words = session.words()
recorded = session.areas()

area_title(session.area_name(recorded), words("page.records"))
intake(words)
if recorded:
    area = session.chosen_area(recorded)
    downloads(area, words)
    history(area, words)

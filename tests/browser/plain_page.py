"""A page of its own that shows each text of a file in every way in which the app hands text to Markdown."""

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import streamlit as st

from app_parts.frame.plain import bold, plain
from app_parts.frame.style import apply_style

apply_style()
for number, text in enumerate(json.loads(Path(os.environ["TEXTS"]).read_text(encoding="utf-8"))):
    for way, show in {"markdown": lambda t: st.markdown(plain(t)), "error": lambda t: st.error(plain(t)),
                      "bold": lambda t: st.markdown(bold(t)), "label": lambda t: st.checkbox(plain(t))}.items():
        with st.container(key=f"{way}_{number}"):
            show(text)
st.text("END")

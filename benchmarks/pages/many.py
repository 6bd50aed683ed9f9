"""The network picture with very many bodies: `?n=1000`."""

import streamlit as st

from app_parts.network_picture import network_picture
from benchmarks.many_bodies import scene_of
from locales import Words

scene = scene_of(int(st.query_params.get("n", "1000")))
network_picture(scene, key="many", words=Words("en"), selected="", marked=(), moved={}, caption="",
                height="40rem", on_pick=lambda _: None, on_move=lambda _: None, test=True)

"""The network picture with very many actors: `?n=1000`; `&with=pyvis` shows pyvis's own HTML of the same."""

import streamlit as st

from app_parts.widgets.network_picture import network_picture
from benchmarks.many_actors import scene_of
from graph.pictures.renderers.pyvis_network import to_pyvis
from locales import Words

scene = scene_of(int(st.query_params.get("n", "1000")))
if st.query_params.get("with") == "pyvis":
    network = to_pyvis(scene)
    network.heading = ""
    st.iframe(network.generate_html(), height=640)
else:
    network_picture(scene, key="many", words=Words("en"), selected="", marked=(), moved={}, caption="",
                    height="40rem", on_pick=lambda _: None, on_move=lambda _: None, test=True)

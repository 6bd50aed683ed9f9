"""An empty Streamlit page: a button, and how often it was pressed."""

import streamlit as st

st.session_state.setdefault("count", 0)
if st.button("press", key="press"):
    st.session_state["count"] += 1
st.html(f'<p class="count">{st.session_state["count"]}</p>')

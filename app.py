"""Streamlit entry: page settings, language, navigation."""

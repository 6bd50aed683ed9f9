"""Small Streamlit apps to compare with."""

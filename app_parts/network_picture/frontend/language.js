// Streamlit writes lang="en" on every page; screen readers need the language that is really there.
export default function ({ data }) { document.documentElement.lang = data; }

"""The house itself: small pages, no drawers for odds and ends, nothing left out of the package."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from click import Context

from app_pages import PAGES
from app_parts.frame.failures import FIRST
from locales import LANGUAGES, Words

ROOT = Path(__file__).parents[1]
SHIPPED = ("app_pages", "app_parts", "commands", "exports", "graph", "guard", "loaders", "locales", "queries", "sample_data", "wording")
DATA = {".csv", ".toml", ".sql", ".cypher", ".js", ".css", ".html", ".png", ".svg", ".md"}


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_pages_hold_widgets_and_no_logic() -> None:
    assert lines(ROOT / "app.py") <= 40
    assert {p.name: lines(p) for p in (ROOT / "app_pages").glob("*.py") if lines(p) > 60} == {}


def test_no_module_is_longer_than_can_be_read_at_a_time() -> None:
    """What others wrote and ships with ours (`*.min.js`) is as long as it is."""
    ours = [ROOT / "app.py", ROOT / "cli.py", *(p for folder in SHIPPED for p in (ROOT / folder).rglob("*")
                                                if p.suffix in {".py", ".js"} and not p.name.endswith(".min.js"))]
    assert {p.relative_to(ROOT).as_posix(): lines(p) for p in ours if lines(p) > 300} == {}


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert [p for folder in SHIPPED for p in (ROOT / folder).rglob("*.py") if p.stem in drawers] == []


GONE = re.compile("body|bodies|dots?|slots?|inquiry|inquiries|sieves?|judgements?|contrasts?")
"""Words of a name that had a second word beside them: actor, node, seat, context, filter, assessment, difference."""
GONE_ALONE = {"Line", "Contacts", "Shape", "told", "found", "own", "one", "several"}
"""Names that say nothing by themselves, or meant edges, the contact graph and what a record looks like."""
STILL_NAMED = {
    ("app_parts/actor/sections.py", "body"): "the inside of an HTML section",
    ("app_parts/widgets/on_paper.py", "body"): "the tbody of an HTML table",
    ("graph/pictures/renderers/svg.py", "body"): "the inside of an SVG",
    ("graph/pictures/trend_picture.py", "DOT"): "the mark of a total in a chart",
    ("graph/pictures/trend_picture.py", "dots"): "the marks of the totals in a chart",
    ("graph/analysis/gaps/peers.py", "OWN"): "a choice is called as its value, which stands in addresses",
    ("graph/facts/choices.py", "OWN"): "a choice is called as its value, which is stored",
    ("loaders/assistant/text_lines.py", "Line"): "a line of a text",
    ("loaders/places.py", "Line"): "a line of a file",
}


def names_given(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield the names of functions, classes, arguments and whatever is assigned, each with its line."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Store):
            yield node.id if isinstance(node, ast.Name) else node.attr, node.lineno


def test_a_word_that_is_gone_names_nothing_any_more() -> None:
    again: dict[tuple[str, str], str] = {}
    for path in [ROOT / "app.py", ROOT / "cli.py", *(p for folder in SHIPPED for p in (ROOT / folder).rglob("*.py"))]:
        place = path.relative_to(ROOT).as_posix()
        for name, line in names_given(ast.parse(path.read_text(encoding="utf-8"))):
            parts = re.findall("[A-Z]?[a-z]+|[A-Z]+(?![a-z])", "" if name.startswith("__") else name)
            alone = name.strip("_")
            if {alone, alone.lower() if alone.isupper() else ""} & GONE_ALONE or any(GONE.fullmatch(part.lower()) for part in parts):
                again.setdefault((place, name), f"{place}:{line} {name}")
    assert [where for key, where in again.items() if key not in STILL_NAMED] == []
    assert STILL_NAMED.keys() - again.keys() == set(), "what names nothing any more needs no reason"


@pytest.mark.parametrize(("words", "places"), [
    ("except Exception", {"app_parts/frame/failures.py", "cli.py"}), (".dataframe(", {"app_parts/widgets/grid.py"}),
    ("click.echo(", {"commands/answering.py"}), (".write_bytes(", {"graph/files.py", "app_parts/frame/uploads.py"})])
def test_what_guards_a_way_out_stands_in_one_place(words: str, places: set[str]) -> None:
    """The temporary files of an upload are no way out."""
    files = [ROOT / "app.py", ROOT / "cli.py", *(p for folder in SHIPPED for p in (ROOT / folder).rglob("*.py"))]
    holders = {p.relative_to(ROOT).as_posix() for p in files if words in p.read_text(encoding="utf-8")}
    assert holders == places
def test_a_test_of_an_error_looks_at_what_the_error_says() -> None:
    silent = []
    for path in sorted((ROOT / "tests").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for item in node.items if isinstance(node, ast.With) else ():
                call = item.context_expr
                if (isinstance(call, ast.Call) and ast.unparse(call.func) == "pytest.raises"
                        and item.optional_vars is None and "match" not in {word.arg for word in call.keywords}):
                    silent.append(f"{path.name}:{call.lineno}")
    assert silent == []


def test_a_line_that_need_not_be_covered_says_why() -> None:
    pragma, with_reason = re.compile(r"pragma:\s*no\s*(cover|branch)"), re.compile(r"# pragma: no cover - \w+ \w+")
    assert [f"{path.relative_to(ROOT)}:{number}"
            for path in [ROOT / "app.py", ROOT / "cli.py", *(p for folder in SHIPPED for p in (ROOT / folder).rglob("*.py"))]
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
            if pragma.search(line) and not with_reason.search(line)] == []


def test_what_is_chosen_on_a_page_is_an_id() -> None:
    streamlits_own = {"radio", "selectbox", "multiselect", "segmented_control", "pills", "select_slider", "feedback"}
    called = {(path.name, node.func.attr) for folder in ("app_pages", "app_parts")
              for path in (ROOT / folder).rglob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
              if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)}
    assert {name for name, attr in called if attr in streamlits_own} == {"choosing.py"}


def test_no_test_looks_for_a_chooser_by_a_class_that_it_has_not() -> None:
    """The key of a chooser ends with a sign of its labels: its class is looked for as one that begins so."""
    made = {"radio", "segments", "select", "multiselect", "chosen_view"}
    keys: set[str] = set()
    for path in (ROOT / "app_parts").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in made:
                named = [word.value for word in node.keywords if word.arg == "key"] or (node.args[3:4] if ast.unparse(node.func) == "chosen_view" else [])
                keys |= {place.value for place in named if isinstance(place, ast.Constant)}
    containers = {call.group(1) for path in (ROOT / "app_parts").rglob("*.py") for call in re.finditer(r'container\([^)]*key="(\w+)"', path.read_text(encoding="utf-8"))}
    assert {"details", "language_choice"} <= keys
    sought = {(path.name, match.group(1)) for path in (ROOT / "tests" / "browser").glob("*.py")
              for match in re.finditer(r"\.st-key-(\w+)", path.read_text(encoding="utf-8"))}
    assert {(name, key) for name, key in sought if key in keys - containers} == set()


def test_whatever_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.match(r"[\w.-]+", text).group().lower() for text in project["dependencies"]]  # type: ignore[union-attr]
    brought_by = packages_distributions()
    undeclared = {}
    for path in [ROOT / "app.py", ROOT / "cli.py", *(p for folder in SHIPPED for p in (ROOT / folder).rglob("*.py"))]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = ([alias.name for alias in node.names] if isinstance(node, ast.Import)
                       else [node.module or ""] if isinstance(node, ast.ImportFrom) else [])
            for top in {module.partition(".")[0] for module in modules} - sys.stdlib_module_names:
                ours = (ROOT / top).is_dir() or (ROOT / f"{top}.py").is_file()
                if not ours and not {name.lower() for name in brought_by.get(top, ())} & set(names):
                    undeclared[top] = path.name
    assert undeclared == {}


def test_every_measure_stands_in_the_docs() -> None:
    from graph.analysis.measures.figures import measures
    from graph.analysis.measures.per_actor import actor_measures
    page = (ROOT / "docs" / "measures.md").read_text(encoding="utf-8")
    assert [m.find.__name__ for m in (*measures(thorough=True), *actor_measures()) if f"`{m.find.__name__}`" not in page] == []


def test_every_sheet_and_column_stands_in_the_docs_as_it_is_declared() -> None:
    from tools.columns import DOCS, written
    page = DOCS.read_text(encoding="utf-8")
    assert written(page) == page, "python -m tools.columns"


def test_every_list_and_every_test_of_a_requirement_stands_in_the_docs() -> None:
    from graph.catalogue import SHIPPED, RequirementTest
    page = (ROOT / "docs" / "spreadsheet.md").read_text(encoding="utf-8").split("## The lists")[1]
    lists = {path.name for path in SHIPPED.glob("*.csv")} - {"prefectures.csv"}
    assert [name for name in (*lists, *RequirementTest) if f"`{name}`" not in page] == []


def test_every_field_of_a_fact_has_a_column() -> None:

    from loaders.sheets import sheets
    for sheet in sheets():
        assert {c.field for c in sheet.columns} - {"area"} == {f.name for f in sheet.kind.FIELDS}


def test_every_command_and_option_stands_in_the_docs() -> None:
    from cli import main
    page = (ROOT / "docs" / "command.md").read_text(encoding="utf-8")
    context = Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert f"`{name}" in page
        for parameter in command.params:
            options = [o for o in (*parameter.opts, *parameter.secondary_opts) if o.startswith("--")]
            assert not options or any(option in page for option in options), (name, parameter.name)


def test_every_path_that_the_docs_name_exists() -> None:
    path = re.compile(r"`((?:[\w.*-]+/)+[\w.*-]+\.(?:py|md|toml|csv|json|js|css|html|sql|cypher))`")
    docs = [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / "sample_data").rglob("*.md")]
    named = {(doc.name, name) for doc in docs for name in path.findall(doc.read_text(encoding="utf-8"))}
    assert len(named) > 40
    assert sorted((doc, name) for doc, name in named if not any(ROOT.glob(name))) == []
def test_every_decision_has_a_number_of_its_own_and_is_found_where_it_is_named() -> None:
    files = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(file.name[:4]) for file in files] == list(range(1, len(files) + 1))
    assert {file.name for file in files
            if not file.read_text(encoding="utf-8").startswith(f"# {int(file.name[:4])}. ")} == set()
    shipped = (path for folder in (*SHIPPED, "docs") for path in (ROOT / folder).rglob("*") if path.suffix in {".md", ".py"})
    named = {(int(number), name) for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *shipped)
             for number, name in re.findall(r"(?:\[[Dd]ecision (\d+)\]\((?:decisions/)?)(\d{4}-[\w-]+\.md)", path.read_text(encoding="utf-8"))}
    assert named
    assert {pair for pair in named if pair[0] != int(pair[1][:4]) or not (ROOT / "docs" / "decisions" / pair[1]).exists()} == set()


def test_every_promise_names_tests_that_exist() -> None:
    page = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page)
    assert len(named) > 40
    assert [f"{file}::{test}" for file, test in named
            if f"def {test}(" not in (ROOT / file).read_text(encoding="utf-8")] == []
    rows = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith("| promise")]
    assert [row for row in rows if "`tests/" not in row] == [], "a promise without a test is a wish"


def test_nobody_but_the_clock_asks_what_day_it_is() -> None:
    """Not the program, and no test: the one would be wrong before nine in the morning, the other in another year."""
    asks = re.compile(r"\b(?:datetime|dt)\.now\(|\bdate\.today\(|\butcnow\(|\.astimezone\(\)|\blocaltime\(")
    files = [ROOT / "app.py", ROOT / "cli.py", *(p for folder in (*SHIPPED, "tests") for p in (ROOT / folder).rglob("*.py"))]
    assert [p.relative_to(ROOT).as_posix() for p in files if asks.search(p.read_text(encoding="utf-8"))] == [
        "graph/clock.py", "guard/faults.py"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as pip would build it, from a copy so that the checkout stays clean."""
    import shutil
    copy, out = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT, copy / "tsunagari", ignore=shutil.ignore_patterns(
        ".venv", ".git", "build", "*.egg-info", "data", "__pycache__", ".*_cache"))
    subprocess.run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
                    "--wheel-dir", str(out), str(copy / "tsunagari")], check=True)
    return next(out.glob("*.whl"))


def test_the_package_holds_every_file_that_the_program_reads(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    wanted = {p.relative_to(ROOT).as_posix() for folder in SHIPPED for p in (ROOT / folder).rglob("*")
              if p.suffix in DATA | {".py"} and "__pycache__" not in p.parts}
    assert wanted - inside == set()
    assert {"app.py", "cli.py"} <= inside
    assert [name for name in inside if name.startswith(("tests/", "tools/", "docs/"))] == []


def test_every_page_is_declared_and_has_its_title_and_an_address_that_axe_looks_at() -> None:
    declared = [page.name for page in PAGES]
    assert declared[0] == FIRST
    assert sorted(declared) == sorted(path.stem for path in (ROOT / "app_pages").glob("[!_]*.py"))
    looked_at = (ROOT / "tests" / "browser" / "test_accessibility.py").read_text(encoding="utf-8")
    editing = (ROOT / "tests" / "browser" / "test_editing.py").read_text(encoding="utf-8")
    assert [(language, page) for page in declared for language in LANGUAGES if not Words(language).has(f"page.{page}")] == []
    assert [page.name for page in PAGES if f'"/{page.name}?' not in looked_at
            and page.name != FIRST and (page.in_header or "Axe()" not in editing)] == []


def test_both_guides_tell_of_every_page() -> None:
    """The English one has a paragraph for each that the header shows, the Japanese one says where to do what."""
    ja, en = Words("ja"), Words("en")
    english, japanese = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.ja.md"))
    assert [page.name for page in PAGES if page.in_header
            and f"- **{ja(f'page.{page.name}')} {en(f'page.{page.name}')}** — " not in english] == []
    assert [page.name for page in PAGES if not re.search(rf"[|、「] ?{ja(f'page.{page.name}')} ?[|、」]", japanese)] == []


def test_every_page_that_something_leads_to_is_there() -> None:
    named = [(path, name) for folder in ("app_parts", "app_pages") for path in (ROOT / folder).rglob("*.py")
             for name in re.findall(r'"app_pages/(\w+)\.py"', path.read_text(encoding="utf-8"))]
    assert len(named) > 5
    assert [(path.name, name) for path, name in named if name not in {page.name for page in PAGES}] == []

// A table whose cells are buttons. Names are text nodes; nothing of the data becomes HTML.

export default function ({ data, parentElement, setTriggerValue }) {
  const table = parentElement.querySelector("table");
  const focused = table.getRootNode().activeElement?.dataset.cell;
  table.replaceChildren(
    made("caption", data.caption),
    filled(made("thead"), filled(made("tr"), ...data.head.map(name => scoped(made("th", name), "col")))),
    ...data.groups.map(group => rowsOf(group, data, cell => setTriggerValue("pressed", cell))),
  );
  if (focused) [...table.querySelectorAll("button")].find(button => button.dataset.cell === focused)?.focus();
}

function rowsOf(group, { head, selected }, press) {
  const title = scoped(made("th", group.title), "rowgroup");
  title.colSpan = head.length;
  const first = filled(made("tr"), title);
  first.className = "group";
  return filled(made("tbody"), first, ...group.rows.map(row => filled(
    made("tr"), scoped(made("th", row.label), "row"),
    ...row.cells.map(cell => filled(made("td"), button(cell, cell.id === selected, press))))));
}

function button(cell, pressed, press) {
  const button = filled(made("button"), ...[["mark", cell.mark], ["text", cell.text]].map(([name, text]) => {
    const part = made("span", text);
    part.className = name;
    return part;
  }));
  button.type = "button";
  button.className = cell.quiet ? "quiet" : "";
  button.dataset.cell = cell.id;
  button.title = cell.text;
  button.setAttribute("aria-label", cell.said);
  button.setAttribute("aria-pressed", String(pressed));
  button.addEventListener("click", () => press(cell.id));
  return button;
}

function made(name, text = "") {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  return element;
}

function scoped(cell, scope) {
  cell.scope = scope;
  return cell;
}

function filled(element, ...parts) {
  element.append(...parts);
  return element;
}

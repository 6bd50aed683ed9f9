// The list beside the picture: the way in by keyboard and for screen readers.

/** Keep a list of real buttons, one an actor and one a line, and which of them is chosen. */
export function namesIn(picture) {
  const wanted = [...picture.data.nodes.map(n => [n.id, n.label.replaceAll("\n", "")]),
                  ...new Map(picture.lines.filter(l => l.about).map(l => [l.about, l.title.replaceAll("\n", "：")]))];
  const listed = JSON.stringify(wanted);
  if (listed !== picture.listed) {
    picture.listed = listed;
    picture.list.replaceChildren(...wanted.map(([what, name]) => {
      const item = document.createElement("li"), button = document.createElement("button");
      button.type = "button"; button.dataset.what = what; button.textContent = name;
      item.append(button);
      return item;
    }));
  }
  const all = [...picture.list.querySelectorAll("button")];
  const current = all.find(b => b.dataset.what === picture.selected) ?? all[0];
  for (const button of all) {
    button.tabIndex = button === current ? 0 : -1;
    button.setAttribute("aria-pressed", String(button.dataset.what === picture.selected));
  }
}

/** Choose by the list: with the pointer, and with the keys as in any list. */
export function listenTo(picture) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  picture.list.addEventListener("click", e => { const b = e.target.closest("button"); if (b) picture.choose(b.dataset.what); });
  picture.list.addEventListener("focusin", e => { picture.over = e.target.dataset?.what ?? ""; picture.network.redraw(); });
  picture.list.addEventListener("focusout", () => { picture.over = ""; picture.network.redraw(); });
  picture.list.addEventListener("keydown", e => {
    const all = [...picture.list.querySelectorAll("button")], at = all.indexOf(e.target);
    const to = e.key in step ? at + step[e.key] : e.key === "Home" ? 0 : e.key === "End" ? all.length - 1 : null;
    if (e.key === "Escape") { picture.choose(""); return; }
    if (to === null || !all[to]) return;
    e.preventDefault();
    all[at].tabIndex = -1; all[to].tabIndex = 0; all[to].focus();
  });
}

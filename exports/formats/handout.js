const svg = document.querySelector("svg"), aside = document.querySelector("aside"), hint = aside.innerHTML;
const bodies = [...svg.querySelectorAll("[data-id]")], lines = [...svg.querySelectorAll("[data-ends]")];
const panels = new Map([...document.querySelectorAll("template")].map(t => [t.dataset.of, t]));
function choose(id) {
  svg.classList.toggle("chosen", id !== null);
  for (const body of bodies) body.classList.toggle("on", body.dataset.id === id);
  for (const line of lines) line.classList.toggle("on", id !== null && line.dataset.ends.split(" ").includes(id));
  const panel = panels.get(id);
  if (panel) aside.replaceChildren(panel.content.cloneNode(true)); else aside.innerHTML = hint;
}
for (const body of bodies) {
  body.setAttribute("tabindex", "0");
  body.setAttribute("role", "button");
  body.addEventListener("keydown", e => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); choose(body.dataset.id); } });
}
svg.addEventListener("click", e => choose(e.target.closest("[data-id]")?.dataset.id ?? null));
document.addEventListener("keydown", e => { if (e.key === "Escape") choose(null); });

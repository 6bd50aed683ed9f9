const svg = document.querySelector("svg"), aside = document.querySelector("aside"), hint = aside.innerHTML;
const actors = [...svg.querySelectorAll("[data-id]")], lines = [...svg.querySelectorAll("[data-ends]")];
const panels = new Map([...document.querySelectorAll("template")].map(t => [t.dataset.of, t]));
function choose(id) {
  svg.classList.toggle("chosen", id !== null);
  for (const actor of actors) actor.classList.toggle("on", actor.dataset.id === id);
  for (const line of lines) line.classList.toggle("on", id !== null && line.dataset.ends.split(" ").includes(id));
  const panel = panels.get(id);
  if (panel) aside.replaceChildren(panel.content.cloneNode(true)); else aside.innerHTML = hint;
}
for (const actor of actors) {
  actor.setAttribute("tabindex", "0");
  actor.setAttribute("role", "button");
  actor.addEventListener("keydown", e => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); choose(actor.dataset.id); } });
}
svg.addEventListener("click", e => choose(e.target.closest("[data-id]")?.dataset.id ?? null));
document.addEventListener("keydown", e => { if (e.key === "Escape") choose(null); });

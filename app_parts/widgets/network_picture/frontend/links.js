// Links in our own text lead to other pages of the visit that is going on: a click is told to Python, which goes there.
// A new tab, a copied address, the keyboard: all that stays the browser's, for these are links as any others.

const LINK = 'a.within[href]';
const as_usual = event => event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

export default function ({ setTriggerValue }) {
  const is_first = !globalThis.__tsunagariFollow;
  globalThis.__tsunagariFollow = address => setTriggerValue("followed", address);
  if (!is_first) return;
  document.addEventListener("click", event => {
    const link = event.target.closest?.(LINK);
    if (!link || as_usual(event)) return;
    event.preventDefault();
    globalThis.__tsunagariFollow(link.getAttribute("href"));
  });
}

// Streamlit writes lang="en" on every page, and its own words ("No results", "Select all") in English only
// (streamlit#1353). Here the language that is really there is told, and those words are put into it wherever they turn
// up, also in menus and lists that open later. What comes from a record, a label or a cell, is left alone.

const ATTRIBUTES = ["aria-label", "title", "placeholder", "aria-roledescription"];
const OURS = '[data-testid="stHtml"], [data-testid="stText"], [data-testid="stMarkdownContainer"], '
  + '[data-testid="stCaptionContainer"], td, th, textarea, script, style';
const THEIRS = '[data-testid="stFileUploaderDropzone"], [data-testid="stDataFrameColumnVisibilityMenu"], [role="dialog"]';
const LONGEST = 1000;

const table = { exact: new Map(), patterns: [] };
const written = new WeakMap(); // for each text node or element: what Streamlit wrote, and what we put in its place

function learn(texts) {
  const escaped = (text) => text.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  const withPlaces = ([text]) => /\{\w+\}/.test(text);
  const entries = Object.entries(texts);
  table.exact = new Map(entries.filter((entry) => !withPlaces(entry)));
  table.patterns = entries.filter(withPlaces).map(([text, said]) => [
    new RegExp(`^${escaped(text).replace(/\{(\w+)\}/g, "(?<$1>.+)")}$`, "s"), said]);
}

function translated(text) {
  const bare = text.trim();
  if (!/[A-Za-z]/.test(bare) || bare.length > LONGEST) return text;
  let said = table.exact.get(bare);
  for (const [pattern, with_places] of table.patterns) {
    if (said !== undefined) break;
    const found = pattern.exec(bare);
    if (found) said = with_places.replace(/\{(\w+)\}/g, (_, place) => found.groups[place]);
  }
  return said === undefined ? text : text.replace(bare, () => said);
}

// Put one text into the page's language: `now` is what stands there, `put` writes what should.
function say(owner, name, now, put) {
  const known = written.get(owner) ?? written.set(owner, {}).get(owner);
  const original = known[name]?.ours === now ? known[name].theirs : now;
  const ours = translated(original);
  if (ours !== now) put(ours);
  if (ours !== original) known[name] = { theirs: original, ours };
  else delete known[name];
}

function ownWords(element) {
  return element && (element.closest(THEIRS) || !element.closest(OURS));
}

function sayText(node) {
  if (ownWords(node.parentElement)) say(node, "text", node.nodeValue, (text) => { node.nodeValue = text; });
}

function sayAttributes(element) {
  for (const name of ATTRIBUTES) {
    if (element.hasAttribute(name)) {
      say(element, name, element.getAttribute(name), (text) => element.setAttribute(name, text));
    }
  }
}

function sayAll(root) {
  if (root.nodeType === Node.TEXT_NODE) { sayText(root); return; }
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  sayAttributes(root);
  root.querySelectorAll(ATTRIBUTES.map((name) => `[${name}]`).join(",")).forEach(sayAttributes);
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) sayText(texts.currentNode);
}

function follow() {
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(sayAll);
      else if (change.type === "attributes") sayAttributes(change.target);
      else sayText(change.target);
    }
  }).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
}

let told = "";
export default function ({ data }) {
  document.documentElement.lang = data.language;
  if (told === data.language) return;
  if (!told) follow();
  told = data.language;
  learn(data.texts);
  sayAll(document.body);
}

/** Keys, focus and slow-network words; every page works without this file. */

const SLOW_MS = 8000;
const FIELDS = "input, select, textarea, [contenteditable]";
let goingUntil = 0;

function all(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)];
}

/** Focus the next or previous element of a list, from where focus is now. */
function step(selector: string, by: number): void {
  const items = all(selector);
  if (items.length === 0) return;
  const at = items.findIndex((item) => item === document.activeElement);
  const next = at < 0 ? (by > 0 ? 0 : items.length - 1) : at + by;
  items[Math.max(0, Math.min(next, items.length - 1))].focus();
}

function close(): void {
  const menu = document.querySelector<HTMLDetailsElement>("details.menu[open]");
  const open = document.querySelector<HTMLElement>("[data-evidence][aria-expanded=true]");
  if (menu) menu.open = false;
  else open?.click();
}

function go(key: string): void {
  document.querySelector<HTMLElement>(`[data-go="${CSS.escape(key)}"]`)?.click();
}

const KEYS: Record<string, () => void> = {
  "/": () => document.querySelector<HTMLInputElement>("#cari")?.focus(),
  "?": () => location.assign("/bantuan/"),
  j: () => step("[data-list] > li > a", 1),
  k: () => step("[data-list] > li > a", -1),
  b: () => step("[data-evidence]", 1),
  n: () => step("mark[id]", 1),
  p: () => step("mark[id]", -1),
  Escape: close,
};

function onKey(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.documentElement.dataset.keys === "tidak") return;
  if (target.matches(FIELDS) && event.key !== "Escape") return;
  if (Date.now() < goingUntil) {
    goingUntil = 0;
    go(event.key);
  } else if (event.key === "g") {
    goingUntil = Date.now() + 1500;
    return;
  } else if (/^[1-6]$/.test(event.key)) {
    document.querySelector<HTMLElement>(`[data-key="${event.key}"]`)?.click();
  } else if (event.key in KEYS) {
    KEYS[event.key]();
  } else {
    return;
  }
  event.preventDefault();
}

function say(words: string): void {
  const status = document.querySelector("#status");
  if (status) status.textContent = words;
}

/** Put a proposed legal basis into its field, unless somebody has typed one. */
function fill(event: Event): void {
  const select = event.target as HTMLSelectElement;
  const name = select.dataset?.fills;
  if (!name) return;
  const field = document.getElementById(name) as HTMLInputElement | null;
  const basis = select.selectedOptions[0]?.dataset.basis ?? "";
  if (field && (field.value === "" || field.value === field.dataset.filled)) {
    field.value = basis;
    field.dataset.filled = basis;
  }
}

let slow = 0;
document.addEventListener("keydown", onKey);
document.addEventListener("change", fill);
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
    if (!menu.contains(event.target as Node)) menu.open = false;
  }
});
document.addEventListener("htmx:beforeRequest", (event) => {
  (event.target as HTMLElement).closest("main")?.setAttribute("aria-busy", "true");
  const words = document.documentElement.lang === "en" ? "Slow network." : "Jaringan lambat.";
  slow = window.setTimeout(() => say(words), SLOW_MS);
});
document.addEventListener("htmx:afterSettle", () => {
  window.clearTimeout(slow);
  say("");
  document.querySelector("main")?.removeAttribute("aria-busy");
  document.querySelector<HTMLElement>("[data-focus]")?.focus({ preventScroll: true });
});

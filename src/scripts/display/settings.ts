/**
 * Display settings (显示设置): attributes of the root that the styles know. They are kept on this machine only when the
 * reader chooses something other than the defaults; no content is.
 */
const key = 'discipline-handbook-display';

/** What can be chosen beside the defaults, which are no attribute. */
export const choices = {
  theme: ['light', 'dark'],
  contrast: ['more'],
  text: ['112', '125', '150', '175', '200'],
} as const;

/** Name of a setting. */
export type Setting = keyof typeof choices;

/** What the panel is told, so that it need not load this again. */
export interface Settings {
  readonly choices: typeof choices;
  readonly choose: typeof choose;
}

const root = document.documentElement;

/** Shows the page as the reader chose earlier, here or in another tab. */
export function applyKept(): void {
  try {
    const kept = new URLSearchParams(localStorage.getItem(key) ?? '');
    for (const [name, values] of Object.entries(choices)) set(name, kept.get(name) ?? '', values);
  } catch {
    // The browser keeps nothing: what was chosen on this page stays.
  }
}

/**
 * Shows the page as the reader chooses, and keeps it.
 * @param value one of `choices`, or nothing for the default.
 * @returns whether the browser keeps it.
 */
export function choose(name: Setting, value: string): boolean {
  set(name, value, choices[name]);
  const chosen = new URLSearchParams();
  for (const each of Object.keys(choices)) {
    const now = root.dataset[each];
    if (now !== undefined) chosen.set(each, now);
  }
  try {
    if (chosen.toString() === '') localStorage.removeItem(key);
    else localStorage.setItem(key, chosen.toString());
    return true;
  } catch {
    return false;
  }
}

function set(name: string, value: string, values: readonly string[]): void {
  if (values.includes(value)) root.setAttribute(`data-${name}`, value);
  else root.removeAttribute(`data-${name}`);
  // From here on, every screen is laid out as a narrow one: see `largeText` in astro.config.mjs.
  root.toggleAttribute('data-large', Number(root.dataset['text'] ?? 0) >= 150);
}

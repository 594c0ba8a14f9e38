import type { Checklist } from './checklist.ts';

/** What the JSON file of a checklist says of itself. */
export const checklistFormat = 'discipline-handbook-checklist';

/** Number of the shape; it grows when readers of older files would misread a newer one. */
export const checklistVersion = 1;

/** A checklist as a JSON file, for programs: `{ format, version, list }`, `list` as in `checklist.ts`. */
export function checklistJson(list: Checklist): string {
  return `${JSON.stringify({ format: checklistFormat, version: checklistVersion, list }, undefined, 1)}\n`;
}

import { stringify } from 'yaml';

/** Fields as they stand in a content file: long lines stay whole, and nothing is written as a reference (`&`, `*`). */
export function yamlText(fields: unknown): string {
  return stringify(fields, { lineWidth: 0, aliasDuplicateObjects: false });
}

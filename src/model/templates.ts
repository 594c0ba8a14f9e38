import type { DocumentTemplate, TemplateField } from './schemas/document.ts';

/** Names of the fields that a text refers to as `{name}`. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(/\{([a-z][A-Za-z0-9]*)\}/g)].map(([, name = '']) => name);
}

/**
 * Names of the blanks that a template has without declaring them: the city's name of the committee, and what every
 * official paper has (GB/T 9704-2012, chapter 7): issuing body, document number, date, who signs, who printed it.
 */
export function standardNames({ layout, upward }: Pick<DocumentTemplate, 'layout' | 'upward'>): readonly string[] {
  const official = layout === 'official' || layout === 'letter';
  return [
    'committee',
    ...(official ? ['issuer', 'documentNumber', 'issuedOn'] : []),
    ...(upward ? ['signer'] : []),
    ...(layout === 'official' ? ['printedBy', 'printedOn'] : []),
  ];
}

/** A place in a template that names a field. */
export interface FieldUse {
  readonly name: string;
  /** Path inside the template. */
  readonly path: readonly PropertyKey[];
  /** Types that fit there; any if absent. */
  readonly types?: readonly TemplateField['type'][];
}

const single: readonly TemplateField['type'][] = [
  'text',
  'paragraphs',
  'date',
  'moment',
  'number',
  'choice',
  'choices',
  'regulation',
];

/** Fields that parts of a template name, by the part and its property, and the types that fit. */
const typesOf: Readonly<Record<string, readonly TemplateField['type'][]>> = {
  'list.of': ['rows'],
  'questions.more': ['rows'],
  'pairs.reply': ['paragraphs', 'text'],
  'outline.of': ['paragraphs'],
  'attachments.of': ['paragraphs'],
  'signoff.on': ['date'],
  'copies.of': ['text', 'paragraphs'],
  'execution.sanction': ['choice'],
  'execution.decidedOn': ['date'],
  'when.field': ['choice', 'choices'],
  'fields.of': single,
  'area.of': single,
  'opinion.of': ['paragraphs', 'text'],
};

/** Every place in a template that names a field, in order. */
export function fieldUses(template: DocumentTemplate): FieldUse[] {
  const uses: FieldUse[] = namesIn(template.heading ?? '').map((name) => ({ name, path: ['heading'], types: single }));
  const visit = (value: unknown, path: readonly PropertyKey[], part: string, property: string): void => {
    if (typeof value === 'string') {
      const types = typesOf[`${part}.${property}`];
      if (types) uses.push({ name: value, path, types });
      else for (const name of namesIn(value)) uses.push({ name, path, types: single });
    } else if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => visit(item, [...path, index], part, property));
    } else if (typeof value === 'object' && value !== null) {
      const fields = new Map<string, unknown>(Object.entries(value));
      const kind = fields.get('block') ?? fields.get('row') ?? property;
      for (const [key, item] of fields)
        if (key !== 'block' && key !== 'row') visit(item, [...path, key], String(kind), key);
    }
  };
  visit(template.body, ['body'], '', 'body');
  return uses;
}

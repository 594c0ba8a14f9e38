import type { KnowledgeBase } from '../model/knowledge-base.ts';
import type { DocumentEntry, TemplateField } from '../model/schemas/document.ts';
import { fieldUses, standardNames } from '../model/templates.ts';
import type { Paper, PaperField, RegulationVersion, SanctionFacts } from './paper.ts';

type Knowledge = Pick<KnowledgeBase, 'site' | 'regulations' | 'sanctions' | 'limits'>;

/** A template with everything that it takes from the rest of the content. */
export function compilePaper(knowledge: Knowledge, document: DocumentEntry): Paper {
  const { template } = document;
  const fields = [...template.fields.map(plainField), ...standardFields(knowledge, document)];
  return {
    code: document.code,
    title: document.title,
    heading: template.heading ?? document.title,
    layout: template.layout,
    landscape: template.landscape,
    upward: template.upward,
    secrecy: template.secrecy,
    footers: template.footers ?? [],
    fields,
    body: template.body,
    chain: knowledge.site.data.papers.chain,
    versions: fields.some(({ type }) => type === 'regulation') ? regulationVersions(knowledge) : [],
    sanctions: sanctionFacts(knowledge, document),
  };
}

function plainField(field: TemplateField): PaperField {
  return {
    name: field.name,
    label: field.label,
    type: field.type,
    required: field.required,
    help: field.help,
    example: field.example,
    blank: field.blank ?? 8,
    lines: field.lines,
    options: field.options ?? [],
    conduct: field.conduct,
    columns: field.columns ?? [],
    blankRows: field.blankRows ?? 0,
    rowHeight: field.rowHeight,
    initial: field.initial,
  };
}

const common = { required: false, blank: 8, lines: 1, options: [], columns: [], blankRows: 0, rowHeight: 10 } as const;

/** The blanks that a template has without declaring them; see `standardNames`. */
function standardFields({ site }: Knowledge, { template }: DocumentEntry): PaperField[] {
  const { issuer, committee, numberPrefix } = site.data.papers;
  const own = template.issuer === 'committee';
  const known: readonly PaperField[] = [
    {
      ...common,
      name: 'issuer',
      label: '发文机关',
      type: 'text',
      blank: 16,
      initial: own ? issuer : undefined,
      example: own ? undefined : '中共××局党组',
      required: true,
    },
    {
      ...common,
      name: 'documentNumber',
      label: '发文字号',
      type: 'text',
      help: '机关代字、年份、序号：年份用六角括号，序号不编虚位，不加“第”。',
      example: `${own ? numberPrefix : '××'}〔2026〕3号`,
    },
    { ...common, name: 'signer', label: '签发人', type: 'text', blank: 4, example: '某某' },
    { ...common, name: 'issuedOn', label: '成文日期', type: 'date', required: true },
    {
      ...common,
      name: 'printedBy',
      label: '印发机关',
      type: 'text',
      blank: 12,
      example: own ? committee : '××局办公室',
    },
    { ...common, name: 'printedOn', label: '印发日期', type: 'date' },
    { ...common, name: 'committee', label: '机关纪委简称', type: 'text', initial: committee },
  ];
  const named = new Set(fieldUses(template).map(({ name }) => name));
  return standardNames(template).flatMap((name) => {
    if (name === 'committee' && !named.has(name)) return [];
    return known.filter((field) => field.name === name);
  });
}

/** The versions among which `regulation` fields choose. */
function regulationVersions({ regulations, sanctions }: Knowledge): RegulationVersion[] {
  return regulations.flatMap(({ data }) => {
    const year = /（(\d{4})）$/.exec(data.short)?.[1];
    if (data.series !== sanctions.data.ordinance?.series || year === undefined || data.inForceFrom === undefined)
      return [];
    if (data.articles.length === 0) return [];
    return [{ year, cited: `${year}年《${data.title}》`, from: data.inForceFrom }];
  });
}

/** The sanction that a choice in a form names: the longest title with which it begins. */
export function sanctionOf<Sanction extends { title: string }>(
  sanctions: readonly Sanction[],
  option: string,
): Sanction | undefined {
  return sanctions
    .filter(({ title }) => option.startsWith(title))
    .toSorted((a, b) => b.title.length - a.title.length)[0];
}

/** Years of probation (留党察看) by how the choice ends. */
const probationYears: Readonly<Record<string, number>> = { 一年: 1, 二年: 2 };

function sanctionFacts({ sanctions, limits }: Knowledge, { template }: DocumentEntry): SanctionFacts | undefined {
  const block = template.body.find((candidate) => candidate.block === 'execution');
  if (!block) return undefined;
  const options = template.fields.find(({ name }) => name === block.sanction)?.options ?? [];
  const kinds = options.flatMap((option) => {
    const sanction = sanctionOf(sanctions.data.sanctions, option);
    if (!sanction) return [];
    const { code, title, effect, effectMonths } = sanction;
    const years = probationYears[option.slice(title.length)];
    const [, afterwards] = effect.split('；');
    if (effectMonths !== undefined) {
      return [[option, { code, title, effect, period: { name: '影响期', months: effectMonths } }] as const];
    }
    if (years === undefined) return [[option, { code, title, effect }] as const];
    return [[option, { code, title, effect, period: { name: '留党察看期', months: years * 12, afterwards } }] as const];
  });
  const used = block.items.flatMap(({ limit }) => {
    const found = limit === undefined ? undefined : limits.get(limit)?.limit;
    if (found?.kind !== 'duration' || (found.unit !== 'month' && found.unit !== 'day')) return [];
    const { amount, unit, from, extension } = found;
    const longest = extension.allowed === 'yes' && extension.text !== undefined ? { extension: extension.text } : {};
    return [[found.code, { amount, unit, from, ...longest }] as const];
  });
  return { kinds: Object.fromEntries(kinds), limits: Object.fromEntries(used) };
}

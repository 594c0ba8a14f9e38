import { writeXlsx } from 'hucre/xlsx';
import { documentUses } from '../model/derive.ts';
import { plainText, type KnowledgeBase } from '../model/knowledge-base.ts';
import type { DocumentEntry } from '../model/schemas/document.ts';
import { cellText, filterOf, heightOf, pageFooter, tablePage, tableStyles } from '../workbooks/sheet.ts';

const natures = { official: '公文', working: '工作文书', personal: '个人材料' } as const;
const states = { verified: '已核对', partial: '部分核对', unverified: '未核对' } as const;

/** The columns; that of the prohibitions bears the name that this city gives them, and stands only where there are any. */
function columnsOf({ parts, site }: KnowledgeBase): readonly { readonly title: string; readonly width: number }[] {
  const prohibitions = parts.get(site.data.prohibitions?.to ?? '');
  return [
    { title: '编号', width: 8 },
    { title: '文书', width: 26 },
    { title: '性质', width: 12 },
    { title: '用途', width: 28 },
    { title: '谁制发、谁签', width: 26 },
    { title: '什么时候', width: 20 },
    { title: '哪一步用', width: 22 },
    { title: '归档', width: 12 },
    ...(prohibitions ? [{ title: prohibitions.title, width: 10 }] : []),
    { title: '依据', width: 18 },
    { title: '核对', width: 10 },
  ];
}

const sheetName = '文书目录';

/** The register of documents (文书目录) as a workbook. Equal input gives equal bytes: it bears the day of the content. */
export async function registerWorkbook(
  knowledge: KnowledgeBase,
  documents: readonly DocumentEntry[],
): Promise<Uint8Array<ArrayBuffer>> {
  const columns = columnsOf(knowledge);
  const rows = documents.map((document) => rowOf(knowledge, document));
  const { name, asOf } = knowledge.site.data;
  const made = new Date(`${asOf}T00:00:00Z`);
  const head = columns.map(({ title }) => title);
  const widths = columns.map(({ width }) => width);
  const filter = filterOf(sheetName, columns.length, rows.length + 1);
  const bytes = await writeXlsx({
    properties: { title: sheetName, creator: name, created: made, modified: made },
    namedRanges: [filter.name],
    sheets: [
      {
        name: sheetName,
        columns: widths.map((width) => ({ width })),
        rows: [head, ...rows],
        cells: new Map(
          [head, ...rows].flatMap((row, line) =>
            row.map((value, column) => [
              `${line},${column}`,
              { value, style: line === 0 ? tableStyles.head : tableStyles.text },
            ]),
          ),
        ),
        rowDefs: new Map([head, ...rows].map((row, line) => [line, { height: heightOf(row, widths) }])),
        freezePane: { rows: 1, columns: 2 },
        autoFilter: filter.autoFilter,
        pageSetup: tablePage,
        headerFooter: { oddFooter: pageFooter },
      },
    ],
  });
  return new Uint8Array(bytes);
}

function rowOf(knowledge: KnowledgeBase, document: DocumentEntry): string[] {
  const { source } = document;
  const uses = documentUses(knowledge, document.code).map((at) => `${at} ${knowledge.parts.get(at)?.title ?? ''}`);
  return [
    document.code,
    document.title,
    `${natures[document.nature]}${document.genre === undefined ? '' : `（${document.genre}）`}`,
    plainText(document.purpose),
    plainText(document.issuedBy),
    plainText(document.timing),
    uses.join('\n'),
    plainText(document.filing),
    ...(knowledge.site.data.prohibitions ? [document.prohibitionApplies ? '适用' : ''] : []),
    source.basis.join('、'),
    source.origin === 'editorial' ? '编者建议' : states[source.checked ?? 'unverified'],
  ].map(cellText);
}

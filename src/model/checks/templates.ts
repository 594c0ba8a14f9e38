import type { Content, Entries, Entry } from '../content.ts';
import { listLimits } from '../knowledge-base.ts';
import { show, type Problem } from '../problem.ts';
import type { DocumentEntry, TemplateField } from '../schemas/document.ts';
import { fieldUses, standardNames } from '../templates.ts';
import { wrongValue } from './mock-cases.ts';

/**
 * Templates that do not fit the rest of the content: levels of the sign-off chain that the site does not have, and lists
 * of what a sanction asks for that nothing can be computed from (choices that are no sanction, time limits that are not
 * counted in months or days).
 */
export function checkTemplateContext(content: Content): Problem[] {
  const titles = content.sanctions.data.sanctions.map(({ title }) => title);
  const limits = new Map(listLimits(content).map(({ limit }) => [limit.code, limit]));
  const chain = content.site.data.papers.chain.length;
  return content.documents.flatMap((entry) => {
    const { template } = entry.data;
    const report = reporter(entry);
    return template.body.flatMap((block, index) => {
      if (block.block === 'table') {
        return block.rows.flatMap((row, position) => {
          if (row.row !== 'chain') return [];
          const { from, to = chain } = row;
          if (from <= to && to <= chain) return [];
          return [
            report(
              ['body', index, 'rows', position],
              `从第 ${from} 级到第 ${to} 级`,
              `site.yaml 的签批链只有 ${chain} 级`,
              '改 from 和 to，或者改 site.yaml 的 chain。',
            ),
          ];
        });
      }
      if (block.block !== 'execution') return [];
      const field = template.fields.findIndex(({ name }) => name === block.sanction);
      const strange = (template.fields[field]?.options ?? []).filter(
        (option) => !titles.some((title) => option.startsWith(title)),
      );
      const options = strange.map((option) =>
        report(
          ['fields', field, 'options'],
          option,
          `以处分种类开头：${titles.join('、')}`,
          '照 sanctions.yaml 的名称写。',
        ),
      );
      const items = block.items.flatMap(({ limit }, position) => {
        const found = limit === undefined ? undefined : limits.get(limit);
        if (!found || (found.kind === 'duration' && (found.unit === 'month' || found.unit === 'day'))) return [];
        return [
          report(
            ['body', index, 'items', position, 'limit'],
            show(limit),
            '按月或者按日计算的时限',
            '去掉 limit，在 due 里用一句话写清。',
          ),
        ];
      });
      return [...options, ...items];
    });
  });
}

/** Layouts that fit what a document is. */
const layoutsOf: Readonly<Record<DocumentEntry['nature'], readonly string[]>> = {
  official: ['official', 'letter'],
  working: ['plain', 'form', 'record'],
  personal: ['plain'],
};

/**
 * Templates that could not be laid out, or would lose what is typed: unknown, unused or doubled blanks, blanks of the
 * wrong type, values that a condition asks for and nobody can choose, a layout that does not fit.
 */
export function checkTemplates(entries: Entries): Problem[] {
  return entries.documents.flatMap((entry) => [
    ...checkLayout(entry),
    ...checkFields(entry),
    ...checkParts(entry),
    ...checkConditions(entry),
  ]);
}

type Report = (path: readonly PropertyKey[], found: string, expected: string, mend: string) => Problem;

/** Types of which an example is a whole value, as it would be filled in. */
const exampleTypes: ReadonlySet<TemplateField['type']> = new Set(['date', 'moment', 'choice', 'regulation']);

function reporter({ file }: Entry<DocumentEntry>): Report {
  return (path, found, expected, mend) => {
    const whole = ['template', ...path];
    return { file: file.path, line: file.lineOf(whole), field: whole.join('.'), found, expected, mend };
  };
}

function checkLayout(entry: Entry<DocumentEntry>): Problem[] {
  const { nature, genre, template } = entry.data;
  const report = reporter(entry);
  const fits = layoutsOf[nature];
  const problems: Problem[] = [];
  if (!fits.includes(template.layout)) {
    problems.push(
      report(
        ['layout'],
        template.layout,
        `nature 是 ${nature} 的用 ${fits.join('、')}`,
        '公文用公文版式，其他文书不套红头；两处写错的一处改正。',
      ),
    );
  } else if (nature === 'official' && (genre === '函') !== (template.layout === 'letter')) {
    problems.push(
      report(
        ['layout'],
        template.layout,
        genre === '函' ? 'letter' : 'official',
        '函用信函格式 letter，其他公文用 official。',
      ),
    );
  }
  if (template.landscape && template.layout !== 'form') {
    problems.push(
      report(['landscape'], 'true', '只有表格（form）可以横排', '去掉 landscape，或者把 layout 改成 form。'),
    );
  }
  if (template.upward && template.layout !== 'official') {
    problems.push(report(['upward'], 'true', '只有文件式公文（official）是上行文', '去掉 upward。'));
  }
  if ((template.footers !== undefined) !== (template.layout === 'record')) {
    problems.push(
      report(
        ['footers'],
        show(template.footers),
        '笔录（record）写明谁逐页签名，其他版式不写',
        template.layout === 'record' ? '补上 footers，如 [被谈话人签名, 谈话人签名]。' : '去掉 footers。',
      ),
    );
  }
  return problems;
}

function checkFields(entry: Entry<DocumentEntry>): Problem[] {
  const { template } = entry.data;
  const report = reporter(entry);
  const problems: Problem[] = [];
  const standard = standardNames(template);
  const declared = new Map<string, TemplateField>();
  template.fields.forEach((field, index) => {
    const at = ['fields', index, 'name'];
    if (declared.has(field.name)) {
      problems.push(report(at, `${field.name} 用了两次`, '每个填写项一个名字', '给后来的一个换名字。'));
    } else if (standard.includes(field.name)) {
      problems.push(report(at, field.name, '自己的填写项', '这一项这种版式自带，去掉；要改它的意思，换一个名字。'));
    }
    declared.set(field.name, field);
    const wrong = exampleTypes.has(field.type) ? wrongValue(field, false, field.example ?? '') : undefined;
    if (field.example !== undefined && wrong !== undefined) {
      problems.push(
        report(['fields', index, 'example'], field.example, wrong, '照填写项的类型举例，或者去掉 example。'),
      );
    }
    problems.push(...checkNested(report, template.fields, field, index));
  });
  const used = new Set(template.fields.flatMap(({ conduct }) => (conduct === undefined ? [] : [conduct])));
  for (const { name, path, types } of fieldUses(template)) {
    used.add(name);
    const field = declared.get(name);
    if (!field && !standard.includes(name)) {
      problems.push(report(path, `填写项 ${name}`, 'fields 里有的填写项', `在 fields 里加上 ${name}，或者改正名字。`));
    } else if (field && types && !types.includes(field.type)) {
      problems.push(
        report(path, `${name} 是 ${field.type}`, `这里用 ${types.join('、')}`, '改填写项的 type，或者换一个填写项。'),
      );
    }
  }
  template.fields.forEach((field, index) => {
    if (used.has(field.name)) return;
    problems.push(
      report(
        ['fields', index, 'name'],
        `${field.name} 没有用到`,
        '每个填写项都印在文书里',
        `在 body 里写上 {${field.name}} 或者放进表格；不要了，就去掉。`,
      ),
    );
  });
  return problems;
}

function checkNested(report: Report, fields: readonly TemplateField[], field: TemplateField, index: number): Problem[] {
  const problems: Problem[] = [];
  const names = (field.columns ?? []).map(({ name }) => name);
  const twice = names.find((name, position) => names.indexOf(name) !== position);
  if (twice !== undefined) {
    problems.push(report(['fields', index, 'columns'], `列 ${twice} 用了两次`, '每列一个名字', '给一列换名字。'));
  }
  if (field.conduct !== undefined && fields.find(({ name }) => name === field.conduct)?.type !== 'date') {
    problems.push(
      report(
        ['fields', index, 'conduct'],
        field.conduct,
        'fields 里类型是 date 的填写项',
        '写行为结束日期那一项的名字。',
      ),
    );
  }
  return problems;
}

/** Parts that would lose what is typed into them: copies where there is no imprint, dialogues with other columns. */
function checkParts(entry: Entry<DocumentEntry>): Problem[] {
  const { template } = entry.data;
  const report = reporter(entry);
  return template.body.flatMap((block, index): Problem[] => {
    if (block.block === 'copies' && template.layout !== 'official' && template.layout !== 'letter') {
      return [
        report(
          ['body', index, 'block'],
          `${template.layout} 里的 copies`,
          '只有公文（official、letter）有抄送',
          '去掉它，或者用普通段落写抄送。',
        ),
      ];
    }
    if (block.block !== 'questions' || block.more === undefined) return [];
    const field = template.fields.findIndex(({ name }) => name === block.more);
    const columns = template.fields[field]?.columns;
    const names = (columns ?? []).map(({ name }) => name);
    if (!columns || names.toSorted().join('、') === 'question、reply') return [];
    return [
      report(['fields', field, 'columns'], names.join('、'), '两列：question 和 reply', '问答只印这两列，照这样写。'),
    ];
  });
}

function checkConditions(entry: Entry<DocumentEntry>): Problem[] {
  const { template } = entry.data;
  const report = reporter(entry);
  return template.body.flatMap((block, index) => {
    if (block.block !== 'when') return [];
    const options = template.fields.find(({ name }) => name === block.field)?.options;
    // A field that offers no choice is reported where fields are checked.
    if (!options) return [];
    return block.is.flatMap((value, position) =>
      options.includes(value)
        ? []
        : [
            report(
              ['body', index, 'is', position],
              value,
              `${block.field} 的选项：${options.join('、')}`,
              '照抄选项里的写法。',
            ),
          ],
    );
  });
}

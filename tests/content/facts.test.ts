import { describe, expect, it } from 'vitest';
import type { Procedure, Step } from '../../src/model/schemas/procedure.ts';
import {
  checkApproval,
  checkApprovalNote,
  checkComponents,
  checkDecision,
  checkEnd,
  checkFigures,
  checkHandOver,
  checkInForce,
  checkLimit,
  checkNames,
  checkOfficial,
  checkSanction,
  checkUnread,
  checkVersion,
} from './fact-checks.ts';
import {
  approvalFacts,
  approvalNoteFacts,
  componentFacts,
  decisionFacts,
  endFacts,
  handOverFacts,
  inForceFacts,
  limitFacts,
  mechanisms,
  namedLocalDuties,
  prohibitions,
  sanctionFacts,
  statutoryDuties,
  supervisoryMeasures,
  undefinedTerms,
  unreadArticles,
  unreadRegulations,
  versionFacts,
} from './facts.ts';
import { documentNames, furtherTermNames, termNames } from './names.ts';
import {
  articleOf,
  bodyTexts,
  frontMatterTexts,
  holdsAll,
  loadRealContent,
  missing,
  provenances,
  required,
  sayingOf,
} from './support.ts';

const knowledge = loadRealContent();
const texts = frontMatterTexts(knowledge);
const sources = provenances(knowledge);

/** The procedure with this code. */
function procedure(code: string): Procedure {
  return required(
    knowledge.procedures.find(({ data }) => data.code === code),
    code,
  ).data;
}

/** The rule or duty with this code. */
function listOf(code: string): (typeof knowledge.rules | typeof knowledge.duties)[number]['data'] {
  return required(
    [...knowledge.rules, ...knowledge.duties].find(({ data }) => data.code === code),
    code,
  ).data;
}

/** The step of a procedure in whose saying all words stand. */
function stepWith(code: string, words: readonly string[]): Step {
  return required(
    procedure(code).steps.find((step) => holdsAll(sayingOf(step), words)),
    `step of ${code} with ${words.join('、')}`,
  );
}

/** Codes of a basis without locators. */
function articles(basis: readonly string[]): string[] {
  return basis.map(articleOf);
}

/** Texts that match, apart from what the risks say is done wrong and from those that say themselves that it is wrong. */
function claims(pattern: RegExp, disclaimer: RegExp): string[] {
  return texts
    // A question asserts nothing: 90天 may be asked about, to be told that it is not so.
    .filter(({ at }) => !at.startsWith('regulations/') && !at.startsWith('questions/') && !at.includes('.risks.'))
    // Exercises show pieces with deliberate mistakes.
    .filter(({ at }) => !/\.exercises\.\d+\.(piece|mistakes\.\d+\.quote)/.test(at))
    .filter(({ text }) => pattern.test(text) && !disclaimer.test(text))
    .map(({ at, text }) => `${at}: ${text}`);
}

describe('time limits', () => {
  it('are exactly those of the facts', () => {
    expect([...knowledge.limits.keys()].toSorted()).toEqual(limitFacts.map(({ code }) => code).toSorted());
  });

  it.each(limitFacts)('$code $what', (fact) => {
    expect(checkLimit(knowledge, fact)).toEqual([]);
  });

  it('names the second amounts of review by the supervisory organs', () => {
    expect(sayingOf(knowledge.limits.get('SX-32')?.limit)).toContain('1 个月作复审决定');
    expect(sayingOf(knowledge.limits.get('SX-33')?.limit)).toContain('2 个月作复核决定');
  });

  it('says that only a note of 2018 forbids to extend the report on execution', () => {
    expect(sayingOf(knowledge.limits.get('SX-19')?.limit)).toContain('释义');
  });
});

describe('sanctions', () => {
  it.each(sanctionFacts)('$code $title', (fact) => {
    expect(checkSanction(knowledge, fact)).toEqual([]);
  });

  it('are the five kinds, the substitute and the exemption', () => {
    expect(knowledge.sanctions.data.sanctions.map(({ code }) => code)).toEqual(sanctionFacts.map(({ code }) => code));
  });

  it('says that the first day of the effect period is not in the text', () => {
    const note = knowledge.sanctions.data.notes.find(({ text }) => text.includes('影响期从哪天算'));
    expect(note?.source.checked).toBe('partial');
  });

  it('lets a departmental committee approve only the two light sanctions', () => {
    const own = knowledge.sanctions.data.sanctions.filter(({ approvalB }) => approvalB.includes('机关纪委可以审查批准'));
    expect(own.map(({ title }) => title)).toEqual(['警告', '严重警告', '免予处分']);
  });
});

describe('approvals', () => {
  it.each(approvalFacts)('%s', (...fact) => {
    expect(checkApproval(knowledge, fact)).toEqual([]);
  });

  it.each(approvalNoteFacts)('note: %s', (...fact) => {
    expect(checkApprovalNote(knowledge, fact)).toEqual([]);
  });

  it('of the trial agree with the matrix', () => {
    const own = stepWith('CX-06', ['机关纪委审查批准', '全体会议']);
    expect(articles(own.source.basis)).toContain('YJ-04.39');
    expect(articles(own.source.basis).filter((code) => code === 'YJ-04.28' || code === 'YJ-04.38')).toEqual([]);
    const heavy = stepWith('CX-06', ['机关党委审议批准', '留党察看']);
    expect(articles(heavy.source.basis)).toContain('YJ-04.30');
    expect(heavy.decision?.cases).toContain('开除党籍');
    const party = stepWith('CX-06', ['三分之二以上成员到会', '超过应到会成员的半数']);
    expect(articles(party.source.basis)).toContain('YJ-04.30');
    const consult = stepWith('CX-06', ['决定之前', '征求派驻组意见']);
    expect(articles(consult.source.basis)).toContain('YJ-04.16');
  });
});

describe('decisions that the texts list completely', () => {
  it.each(decisionFacts)('%s %s', (...fact) => {
    expect(checkDecision(knowledge, fact)).toEqual([]);
  });

  it('keep direct decisions without a branch meeting to the seven cases of the text', () => {
    const step = stepWith('CX-06', ['支部大会', '七种情形']);
    const cases = ['涉密', '跨地区', '县级以上党委管理', '不正确履职', '无法及时形成决议', '提级审查', '其他规定'];
    for (const words of cases) expect(step.notes.filter(({ text }) => text.includes(words)).length).toBeGreaterThan(0);
    expect(step.notes.filter(({ text }) => /^\**情形/.test(text))).toHaveLength(cases.length);
    expect(articles(step.source.basis).concat(step.notes.flatMap(({ source }) => articles(source?.basis ?? [])))).toContain('YJ-04.14');
  });
});

describe('branch meeting (支部大会)', () => {
  it('counts presence and consent by those who should attend, and more than half', () => {
    const { actions, source } = stepWith('CX-06', ['支部大会', '表决', '应到会']);
    const present = actions.filter(({ text }) => holdsAll(text, ['实到会', '超过应到会的半数']));
    const consent = actions.filter(({ text }) => holdsAll(text, ['赞成', '超过应到会的半数']));
    expect([present.length, consent.length]).toEqual([1, 1]);
    expect(articles(source.basis)).toContain('YJ-04.13');
  });

  it('never states “半数以上” of the branch meeting as the rule', () => {
    expect(claims(/半数以上/, /不是|从严|不按|没有/)).toEqual([]);
  });

  it('never counts consent by those present', () => {
    expect(claims(/到会人数/, /不按|应到会/)).toEqual([]);
  });

  it('comes after the trial report and before the opinion of the resident group and the decision', () => {
    const order = ['审理报告', '支部大会讨论', '征求派驻组意见', '先分 A、B、C 类', '决定当日生效'];
    const places = order.map((words) => procedure('CX-06').steps.findIndex(({ title }) => title.includes(words)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

describe('duties', () => {
  it('has exactly the six statutory ones, in order, from article 11', () => {
    const { provisions } = listOf('ZZ-04');
    expect(provisions.map(({ title, text }) => `${title}${text}`).map((text, index) => missing(text, statutoryDuties[index] ?? []))).toEqual(
      statutoryDuties.map(() => []),
    );
    for (const provision of provisions) expect(articles(provision.source.basis)).toContain('YJ-19.11');
  });

  it('has exactly the three prohibitions, in order', () => {
    const three = listOf('ZZ-06').provisions.filter(({ title }) => /^第.个不得/.test(title));
    expect(three.map((provision, index) => missing(sayingOf(provision), prohibitions[index] ?? []))).toEqual([[], [], []]);
    for (const provision of three) {
      expect(provision.source).toMatchObject({ origin: 'source', checked: 'verified', basis: ['BJ-01.A2'] });
    }
    const term = knowledge.termGroups.flatMap(({ data }) => data.terms).find(({ code }) => code === 'SY-034');
    expect(term?.components.map((text, index) => missing(text, prohibitions[index] ?? []))).toEqual([[], [], []]);
  });

  it('names four of the nine local duties and says that the rest is not listed', () => {
    const list = listOf('ZZ-05');
    const named = list.provisions.map(({ title }) => /^(纪律[^：，]{2})/.exec(title)?.[1]).filter((name) => name !== undefined);
    expect(named).toEqual(namedLocalDuties);
    expect(list.provisions.filter(({ points }) => points.some(({ text }) => holdsAll(text, ['其余', '来源未列明'])))).toHaveLength(1);
    const term = knowledge.termGroups.flatMap(({ data }) => data.terms).find(({ code }) => code === 'SY-035');
    expect(term?.components).toEqual(namedLocalDuties);
    expect(term?.componentsNote).toContain('未列明');
  });

  it.each([
    ['ZZ-10', 'secretary'],
    ['ZZ-11', 'deputy-secretary'],
    ['ZZ-12', 'member'],
    ['ZZ-13', 'full-time'],
    ['ZZ-14', 'part-time'],
    ['ZZ-15', 'branch-discipline-member'],
  ])('%s is the list of the role %s', (code, role) => {
    expect(knowledge.duties.find(({ data }) => data.code === code)?.data.role).toBe(role);
  });

  it.each(['ZZ-01', 'ZZ-02', 'ZZ-03', 'ZZ-04', 'ZZ-05', 'ZZ-06', 'ZZ-07', 'ZZ-08', 'ZZ-16'])('%s exists', (code) => {
    expect(listOf(code).provisions.length).toBeGreaterThan(0);
  });

  it('lets nobody but the committee for its own members up to section level handle a matter', () => {
    const rows = knowledge.jurisdiction.data.rows;
    const about = (words: readonly string[]): string[] =>
      rows.filter(({ subject }) => holdsAll(subject, words)).map(({ committee }) => committee);
    expect(about(['处级'])).toEqual([expect.stringContaining('不核查')]);
    expect(about(['非党员'])).toEqual([expect.stringContaining('不核查')]);
    expect(about(['职务违法'])).toEqual([expect.stringContaining('不调查')]);
    expect(about(['科级及以下'])).toEqual([expect.stringContaining('按权限')]);
  });
});

describe('mechanisms and figures', () => {
  it.each(mechanisms)('%s has its rule %s', (name, code) => {
    const rule = listOf(code);
    expect(rule.title).toContain(name);
    expect(rule.provisions.some(({ source }) => source.basis.includes('BJ-01.A2'))).toBe(true);
  });

  it('are four', () => {
    const term = knowledge.termGroups.flatMap(({ data }) => data.terms).find(({ code }) => code === 'SY-038');
    expect(term?.components).toEqual(mechanisms.map(([name]) => name));
  });

  it('has exactly the figures of the exchange paper', () => {
    expect(checkFigures(knowledge)).toEqual([]);
  });

  it('gives no number for “近半数”', () => {
    const half = listOf('GZ-20').provisions.find(({ title }) => title.includes('近半数'));
    expect(half?.figures).toEqual([]);
  });
});

describe('versions', () => {
  it.each(versionFacts)('%s on %s is %s', (...fact) => {
    expect(checkVersion(knowledge, fact)).toEqual([]);
  });

  it.each(inForceFacts)('%s is in force from %s', (...fact) => {
    expect(checkInForce(knowledge, fact)).toEqual([]);
  });

  it('has no later version of the rules of 2019', () => {
    const series = knowledge.regulations.filter(({ data }) => data.title.includes('监督执纪工作规则'));
    expect(series.map(({ data }) => data.code).toSorted()).toEqual(['YJ-01', 'YJ-02']);
  });
});

describe('traps', () => {
  const active = [...knowledge.limits.values()].map(({ limit }) => limit).filter(({ retired }) => !retired);

  it('has no active limit of 30 or 90 days, and days only where the text has days', () => {
    const inDays = active.filter((limit) => limit.kind === 'duration' && limit.unit === 'day');
    expect(inDays.map(({ code }) => code).toSorted()).toEqual(['SX-16', 'SX-26']);
  });

  it('has no total limit for signed or anonymous petitions', () => {
    expect(claims(/实名.{0,4}2 ?个月|匿名.{0,4}3 ?个月/, /旧|之前的做法|没有统一/)).toEqual([]);
  });

  it('mentions the figures of 2017 and 2018 only as old', () => {
    expect(claims(/90 ?[日天]/, /2017 年试行|旧版|旧/)).toEqual([]);
    expect(claims(/(?<!\d|月 ?)30 ?[日天]/, /2017 年试行|2018 年试行|旧版|不换算|不要换算|不写成|不换|换算/)).toEqual([]);
  });

  it('files sanctions of organs by the quarter', () => {
    expect(procedure('CX-07').traps.some(({ text }) => holdsAll(text, ['30 日内备案', '2018 年试行版', '每季度']))).toBe(true);
    const filing = stepWith('CX-07', ['备案', '报党组', '机关党委']);
    expect(filing.limits.map(({ code }) => code)).toContain('SX-20');
    expect(articles(filing.source.basis)).toContain('YJ-04.20');
  });

  it('cites article 39 for organs, and 28 and 38 only to say what they are for', () => {
    const cited = sources.filter(({ provenance }) =>
      provenance.basis.some((basis) => /^YJ-04\.(28|38)$/.test(articleOf(basis)) && !basis.endsWith('第三款') && !basis.endsWith('第二款')),
    );
    const saying = cited.map(({ at }) => {
      const owner = at.replace(/\.source$/, '');
      return texts.filter((text) => text.at.startsWith(`${owner}.`)).map(({ text }) => text).join('');
    });
    // Towns and enterprises, the working committees of streets and zones, or the trap itself.
    expect(saying.filter((text) => !/非机关|乡镇|工委|不引第三十八条|三十九条/.test(text))).toEqual([]);
    expect(procedure('CX-06').traps.some(({ source }) => articles(source.basis).includes('YJ-04.39'))).toBe(true);
  });

  it('uses the superseded versions as basis only for retired limits', () => {
    const old = sources.filter(({ provenance }) => provenance.basis.some((basis) => /^YJ-(02|05)(\.|$| )/.test(basis)));
    const retired = [...knowledge.limits.values()].filter(({ limit }) => limit.retired).map(({ limit }) => limit.source.basis);
    expect(old.map(({ provenance }) => provenance.basis).every((basis) => retired.some((known) => known.join() === basis.join()))).toBe(true);
  });

  it('cites the regulations of 2018 as basis only for the work points of 2022', () => {
    const old = sources.filter(({ provenance }) => provenance.basis.some((basis) => basis.startsWith('YJ-11')));
    expect(old.filter(({ at }) => !/^work-points\/2022\/.*\.(points|tasks)\./.test(at))).toEqual([]);
  });

  it('keeps the review by supervisory organs away from appeals against party sanctions', () => {
    expect(knowledge.limits.get('SX-27')?.limit).toMatchObject({ amount: 3, unit: 'month' });
    expect(claims(/1 ?个月.{0,3}复审|2 ?个月.{0,3}复核/, /监察|错/)).toEqual([]);
  });

  it('requires the talk of the trial', () => {
    expect(procedure('CX-06').traps.some(({ text }) => holdsAll(text, ['审理谈话', '应当', '监察案件']))).toBe(true);
  });

  it('does not say that every expulsion goes to a county-level commission', () => {
    const trap = procedure('CX-06').traps.find(({ text }) => text.includes('县级以上纪委'));
    expect(trap?.source.basis.map(articleOf)).toEqual(expect.arrayContaining(['YJ-04.31']));
  });

  it('takes “必要时报告” for a report, not for an approval', () => {
    expect(claims(/必要时[^。；]{0,12}党委主要负责人(批准|审批)/, /不是/)).toEqual([]);
  });

  it('has approval of the party head where the text has it', () => {
    expect(stepWith('CX-05', ['立案呈批报告', '同级党委主要负责人']).approval?.text).toMatch(/主要负责人/);
    expect(sayingOf(procedure('CX-04'))).toMatch(/下一级党委（党组）主要负责人.*同级党委主要负责人批准/);
  });

  it('takes nothing from unreliable sources', () => {
    expect(claims(/2018-12-28|分级卖力|四化同步/, /不要采用/)).toEqual([]);
    expect(claims(/2021 年版|2023 年修订版/, /没有|不要采用/)).toEqual([]);
  });

  it('knows the moved articles on execution', () => {
    expect(procedure('CX-07').traps.some(({ text }) => /四十一|41/.test(text) && /四十四|44/.test(text))).toBe(true);
  });
});

describe('hand-overs', () => {
  it.each(handOverFacts)('%s → %s', (...fact) => {
    expect(checkHandOver(knowledge, fact)).toEqual([]);
  });

  it.each(endFacts)('%s can end with %s', (code, ...words) => {
    expect(checkEnd(knowledge, [code, ...words])).toEqual([]);
  });

  it('hands the notice to the branch meeting inside the trial', () => {
    const step = stepWith('CX-06', ['通报材料', '支部大会']);
    expect(step.next.map(({ handOver }) => handOver)).toContain('通报材料');
  });

  it('leads from verification to the first form and to closing', () => {
    const proposal = procedure('CX-04').steps.find(({ decision }) => decision?.cases.includes('谈话提醒'));
    const targets = (proposal?.next ?? [])
      .filter((exit) => exit.case === '谈话提醒' || exit.case === '予以了结')
      .map(({ to }) => procedure('CX-04').steps.find(({ id }) => id === to));
    expect(targets.every((step) => step?.next.some(({ end }) => end !== undefined))).toBe(true);
    expect(targets).toHaveLength(2);
  });
});

describe('documents and terms', () => {
  const terms = knowledge.termGroups.flatMap(({ data }) => data.terms);

  it('have the names of the lists, and there is no other', () => {
    expect([documentNames.length, termNames.length, furtherTermNames.length]).toEqual([75, 111, 6]);
    expect(checkNames(knowledge)).toEqual([]);
  });

  it('marks as official exactly those that take the form of GB/T 9704', () => {
    expect(checkOfficial(knowledge)).toEqual([]);
  });

  it.each(componentFacts)('%s has exactly its members', (code, ...members) => {
    expect(checkComponents(knowledge, [code, ...members])).toEqual([]);
  });

  it.each(undefinedTerms)('%s lists no members and says why', (code) => {
    const term = terms.find((candidate) => candidate.code === code);
    expect(term?.components).toEqual([]);
    expect(term?.componentsNote).toMatch(/未界定|未列明/);
    expect(term?.source.checked).not.toBe('verified');
  });

  it('finds both terms of the same initials', () => {
    const sharing = (initials: string): string[] => terms.filter((term) => term.initials.includes(initials)).map(({ code }) => code);
    expect(sharing('SZXT')).toEqual(['SY-027', 'SY-047']);
    expect(sharing('ZZJD').toSorted()).toEqual(['SY-037', 'SY-077']);
    expect(sharing('SS').toSorted()).toEqual(['SY-064', 'SY-072']);
  });
});

describe('measures of the supervisory organs', () => {
  const measure = new RegExp(supervisoryMeasures.join('|'));

  it('are nowhere a step, an action, a paper or an exit of a procedure', () => {
    const offered = knowledge.procedures.flatMap(({ data }) =>
      data.steps.flatMap((step) => [
        ...[step.title, step.label, step.sub ?? '', step.when ?? '', step.approval?.text ?? ''],
        ...step.actions.map(({ text }) => text),
        ...[...step.inputs, ...step.otherPapers, ...(step.decision?.cases ?? [])],
        ...step.next.flatMap(({ end, handOver }) => [end ?? '', handOver ?? '']),
      ]),
    );
    expect(offered.filter((text) => measure.test(text))).toEqual([]);
  });

  it('are nowhere a document, its purpose or one of its fields', () => {
    const offered = knowledge.documents.flatMap(({ data }) => [
      ...[data.title, data.purpose, data.timing, ...data.contains],
      ...data.template.fields.map(({ label }) => label),
      ...data.template.body.filter(({ block }) => block !== 'hint').map((block) => sayingOf(block)),
    ]);
    expect(offered.filter((text) => measure.test(text))).toEqual([]);
  });

  it('are named elsewhere only to say whose they are', () => {
    expect(claims(measure, /^留置等监察措施、政务处分$|不能|不得|没有|不在|不用|不是|不归|不属|不把|监察机关|有关机关|有权机关|被留置|依授权/)).toEqual([]);
  });

  it('are denied to the committee, as are administrative sanctions', () => {
    const boundaries = sayingOf(listOf('GZ-21'));
    expect(missing(boundaries, ['没有监察权', '没有政务处分权', '暂扣封存'])).toEqual([]);
  });
});

describe('provenance', () => {
  const articleStates = new Map(
    knowledge.regulations.flatMap(({ data }) =>
      data.articles.map((article): [string, string] => [`${data.code}.${article.id}`, article.checked]),
    ),
  );

  it('stands with every statement that no part vouches for', () => {
    const bare = [
      ...knowledge.procedures.flatMap(({ data: { code, glance } }) =>
        [...glance.when, ...glance.who, ...glance.approval, ...glance.outcome].map((statement) => ({ code, ...statement })),
      ),
      ...knowledge.workPoints.flatMap(({ data }) => data.since.map((statement) => ({ code: data.code, ...statement }))),
    ].filter(({ source }) => source === undefined);
    expect(bare.map(({ code, text }) => `${code}: ${text}`)).toEqual([]);
  });

  it('binds nobody by an editorial statement that cites a regulation as its basis', () => {
    const mixed = sources.filter(({ provenance }) => provenance.origin === 'editorial' && provenance.basis.length > 0);
    expect(mixed.map(({ at }) => at)).toEqual([]);
  });

  it('is verified only where its articles are', () => {
    // Of the constitution of 2022 single paragraphs changed; a statement on the others may be verified.
    const changedInPart = new Set(['YJ-15.40', 'YJ-15.45', 'YJ-15.46']);
    const weak = sources.flatMap(({ at, provenance }) =>
      provenance.checked === 'verified'
        ? articles(provenance.basis)
            .filter((code) => (articleStates.get(code) ?? 'verified') !== 'verified' && !changedInPart.has(code))
            .map((code) => `${at}: ${code}`)
        : [],
    );
    expect(weak).toEqual([]);
  });

  it('never rests a verified statement on a text of which nothing was read', () => {
    const unread = new Set(unreadRegulations);
    const alone = sources.filter(
      ({ provenance }) =>
        provenance.checked === 'verified' &&
        provenance.basis.length > 0 &&
        provenance.basis.every((basis) => unread.has(articleOf(basis).slice(0, 5))),
    );
    expect(alone.map(({ at }) => at)).toEqual([]);
  });

  it.each(unreadRegulations)('quotes no article of %s', (code) => {
    const regulation = required(
      knowledge.regulations.find(({ data }) => data.code === code),
      code,
    ).data;
    expect(regulation.articles).toEqual([]);
    expect(regulation.read).toBe('none');
    expect(sources.flatMap(({ provenance }) => provenance.basis).filter((basis) => basis.startsWith(`${code}.`))).toEqual([]);
  });

  it.each(unreadArticles)('has no verified article of %s among %s', (...fact) => {
    expect(checkUnread(knowledge, fact)).toEqual([]);
  });

  it('never verifies the procedure of party groups of 2025 as a whole', () => {
    const whole = sources.filter(({ provenance }) => provenance.checked === 'verified' && provenance.basis.includes('YJ-06'));
    expect(whole.map(({ at }) => at)).toEqual([]);
    expect(knowledge.regulations.find(({ data }) => data.code === 'YJ-06')?.data.read).toBe('partial');
  });

  it('does not claim to have read the constitution of 2022 in full', () => {
    const constitution = required(
      knowledge.regulations.find(({ data }) => data.code === 'YJ-15'),
      'YJ-15',
    ).data;
    expect(constitution.read).not.toBe('full');
    const changed = constitution.articles.filter(({ id }) => ['40', '45', '46', '48', '50'].includes(id));
    expect(changed.filter(({ checked }) => checked === 'verified').map(({ id }) => id)).toEqual([]);
  });

  it('leaves what local rules decide unverified', () => {
    const verified = sources.filter(({ provenance }) => provenance.origin === 'local' && provenance.checked === 'verified');
    expect(verified.map(({ at }) => at)).toEqual([]);
  });

  it('calls the two open questions of approval open', () => {
    const open = [...procedure('CX-06').local, ...listOf('GZ-05').local].filter(({ source }) =>
      articles(source.basis).some((code) => code === 'YJ-04.29' || code === 'YJ-04.37'),
    );
    expect(open.length).toBeGreaterThanOrEqual(2);
    // That one must ask first follows from the articles (inferred); no regulation says it, and no text settles it.
    expect(open.filter(({ source }) => source.origin === 'regulation').map(({ text }) => text)).toEqual([]);
    expect(open.filter(({ source, text }) => source.checked === 'verified' && !text.includes('请示')).map(({ text }) => text)).toEqual([]);
  });

  it('does not verify the numbers of articles of the rules on thrift, nor the alcohol thresholds', () => {
    const verified = sources.filter(
      ({ provenance }) =>
        provenance.checked === 'verified' && articles(provenance.basis).some((code) => code.startsWith('YJ-27')),
    );
    expect(verified.map(({ at }) => at)).toEqual([]);
    const threshold = texts.filter(({ text }) => /20 ?mg|20 毫克/.test(text)).map(({ at }) => at.replace(/\.text$/, '.source'));
    expect(threshold.length).toBeGreaterThan(0);
    expect(sources.filter(({ at, provenance }) => threshold.includes(at) && provenance.checked === 'verified')).toEqual([]);
  });
});

describe('numbers in texts', () => {
  const written = [...texts, ...bodyTexts(knowledge)];

  it('of a link to a time limit are those of the facts', () => {
    const linked = written.flatMap(({ at, text }) =>
      [...text.matchAll(/\[([^\]]*\d[^\]]*)\]\((SX-\d{2})\)/g)].map(([, words = '', code = '']) => ({ at, words, code })),
    );
    const wrong = linked.filter(({ words, code }) => {
      const fact = limitFacts.find((candidate) => candidate.code === code);
      if (!fact) return true;
      if (fact.length === 'quarter') return fact.day !== undefined && !words.includes(`${fact.day} 日`);
      if (fact.length === 'unset') return false;
      const { amount, unit } = fact.length;
      return !words.includes(`${amount} ${unitName(unit)}`) && !words.includes(`${amount} ${unitName(unit).replace(/^个/, '')}`);
    });
    expect(linked.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['个工作日', [5, 15]],
    ['个月', [1, 2, 3, 6, 12, 18, 24]],
    ['小时', [24]],
  ])('%s: no amount that no text has', (unit, amounts) => {
    const strange = written.flatMap(({ at, text }) =>
      [...text.matchAll(new RegExp(`(\\d+) ?${unit}`, 'g'))]
        .filter(([, amount]) => !amounts.includes(Number(amount)))
        .map(([found]) => `${at}: ${found}`),
    );
    expect(strange).toEqual([]);
  });
});

describe('bodies', () => {
  it('name no span of time that the front matter of the entry does not have', () => {
    const spans = bodyTexts(knowledge).flatMap(({ at, text }) => {
      const file = knowledge.files.find((candidate) => at.startsWith(`${candidate.path}:`));
      const front = sayingOf(file?.data);
      const code = /"code":"([A-Z]{2}-\d+)"/.exec(JSON.stringify(file?.data) ?? '')?.[1] ?? '';
      const own = [...knowledge.limits.values()].filter(({ entry }) => entry === code).map(({ limit }) => limit);
      const known = own.flatMap((limit) => (limit.kind === 'duration' ? [`${limit.amount} ${unitName(limit.unit)}`] : []));
      return [...text.matchAll(/\d+ ?(?:个月|个工作日|小时|日内)/g)]
        .map(([span]) => span)
        .filter((span) => !front.includes(span) && !known.includes(span))
        .map((span) => `${at}: ${span}`);
    });
    expect(spans).toEqual([]);
  });
});

/** The unit as texts write it. */
function unitName(unit: string): string {
  const names: Readonly<Record<string, string>> = { hour: '小时', day: '日', workday: '个工作日', month: '个月', year: '年' };
  return names[unit] ?? unit;
}

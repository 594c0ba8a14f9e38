/** Golden facts, typed by hand from the verified fact sheets. Whatever the content says must agree with them. */

/** A span of time in a unit of the calendar. */
export interface Span {
  readonly amount: number;
  readonly unit: 'hour' | 'day' | 'workday' | 'month' | 'year';
}

/** A time limit as the table of limits (时限总表) has it. */
export interface LimitFact {
  readonly code: string;
  readonly what: string;
  /** A span, a rhythm (`quarter`) or `unset`: the text names none. */
  readonly length: Span | 'quarter' | 'unset';
  /** Words that the event has from which it runs. */
  readonly from?: readonly string[];
  /** Words that the event has at which it stops. */
  readonly until?: readonly string[];
  readonly extension?: 'yes' | 'no' | 'unstated';
  /** Longest extension or longest whole that the text grants; without it the content must name no span. */
  readonly longest?: Span;
  /** For a rhythm: the day of its first month by which it is due. */
  readonly day?: number;
  /** Regulations and articles: all of them must be the basis. */
  readonly basis: readonly string[];
  readonly checked: 'verified' | 'partial';
  /** Old figure that must not be used any more. */
  readonly retired?: true;
  /** Words that say whom alone it binds. */
  readonly scope?: string;
}

const month = (amount: number): Span => ({ amount, unit: 'month' });
const workday = (amount: number): Span => ({ amount, unit: 'workday' });
const day = (amount: number): Span => ({ amount, unit: 'day' });

/** Every time limit, the table of §10 first and then those of the single procedures. */
export const limitFacts: readonly LimitFact[] = [
  { code: 'SX-01', what: '上级管辖检举件上报', length: workday(5), from: ['收到之日'], extension: 'unstated', basis: ['YJ-03.15'], checked: 'verified' },
  { code: 'SX-02', what: '转送件受理或转办', length: workday(5), from: ['下级', '收到之日'], extension: 'unstated', basis: ['YJ-03.16'], checked: 'verified' },
  { code: 'SX-03', what: '承办部门向信访部门反馈', length: 'quarter', basis: ['YJ-03.18'], checked: 'verified' },
  { code: 'SX-04', what: '交办件办结', length: month(3), from: ['接到交办'], extension: 'yes', longest: month(3), basis: ['YJ-03.21'], checked: 'verified' },
  { code: 'SX-05', what: '实名受理告知', length: workday(15), from: ['收到之日'], extension: 'unstated', basis: ['YJ-03.26'], checked: 'verified' },
  { code: 'SX-06', what: '实名结果反馈', length: workday(15), from: ['办结之日'], extension: 'unstated', basis: ['YJ-03.27'], checked: 'verified' },
  { code: 'SX-07', what: '实名、匿名件总办结期', length: 'unset', basis: ['YJ-03'], checked: 'verified' },
  { code: 'SX-08', what: '线索处置意见', length: month(1), from: ['收到线索之日'], extension: 'unstated', basis: ['YJ-01.21'], checked: 'verified' },
  { code: 'SX-09', what: '函询书面说明', length: workday(15), from: ['收到函件后'], extension: 'unstated', basis: ['YJ-01.29'], checked: 'verified' },
  { code: 'SX-10', what: '谈话函询情况报告', length: month(1), from: ['谈话结束', '收到回复'], extension: 'unstated', basis: ['YJ-01.30'], checked: 'verified' },
  { code: 'SX-11', what: '初核', length: month(2), from: ['实际开始', '初核'], until: ['提出处理意见', '呈'], extension: 'yes', longest: month(1), basis: ['YJ-09.15', 'YJ-10.12'], checked: 'verified' },
  { code: 'SX-12', what: '立案审批', length: month(1), from: ['收到立案呈批报告'], extension: 'unstated', basis: ['YJ-09.22', 'YJ-10.18'], checked: 'verified' },
  { code: 'SX-13', what: '调查', length: month(3), from: ['批准立案之日'], until: ['调查', '报告', '报送', '审议'], extension: 'yes', longest: month(1), basis: ['YJ-09.39', 'YJ-10.39'], checked: 'verified' },
  { code: 'SX-36', what: '旧版审查 90 日＋90 日', length: day(90), extension: 'yes', longest: day(90), retired: true, basis: ['YJ-02.28'], checked: 'verified' },
  { code: 'SX-15', what: '单位党组织作出处理决定', length: month(1), from: ['收到纪委移交', '材料'], extension: 'unstated', basis: ['YJ-09.42'], checked: 'verified' },
  { code: 'SX-14', what: '审理', length: month(1), from: ['受理之日'], extension: 'yes', basis: ['YJ-01.55'], checked: 'verified' },
  { code: 'SX-17', what: '宣布处分', length: month(1), from: ['处分决定作出'], extension: 'unstated', basis: ['YJ-01.56', 'YJ-12.44'], checked: 'verified' },
  { code: 'SX-18', what: '职务工资等变更', length: month(1), from: ['处分决定作出'], extension: 'yes', longest: month(6), basis: ['YJ-12.44'], checked: 'verified' },
  { code: 'SX-19', what: '执行情况报告', length: month(6), from: ['处分决定作出'], extension: 'no', basis: ['YJ-12.45'], checked: 'verified' },
  { code: 'SX-20', what: '机关处分备案', length: 'quarter', day: 15, basis: ['YJ-04.20'], checked: 'verified' },
  { code: 'SX-21', what: '处分执行情况汇总呈报', length: 'quarter', day: 15, basis: ['YJ-04.19'], checked: 'verified' },
  { code: 'SX-16', what: '纪委审议通过后报同级党委', length: day(15), from: ['全体会议', '通过'], extension: 'unstated', basis: ['YJ-04.17'], checked: 'verified' },
  { code: 'SX-31', what: '派驻机构线索处置意见', length: month(1), from: ['收到线索'], extension: 'unstated', basis: ['YJ-08.37'], checked: 'verified', scope: '派驻机构' },
  { code: 'SX-35', what: '处分备案（中央机关旧版）', length: day(30), from: ['处分生效之日'], retired: true, basis: ['YJ-05.7'], checked: 'verified', scope: '中央和国家机关' },
  { code: 'SX-27', what: '复议复查', length: month(3), from: ['受理'], extension: 'unstated', basis: ['YJ-01.59'], checked: 'verified' },
  { code: 'SX-28', what: '安全事故报告', length: { amount: 24, unit: 'hour' }, from: ['发生'], extension: 'no', basis: ['YJ-01.70'], checked: 'verified' },
  { code: 'SX-29', what: '辞职退休从业限制', length: { amount: 3, unit: 'year' }, from: ['辞职', '退休'], basis: ['YJ-01.68', 'YJ-07.53', 'YJ-17.68'], checked: 'verified' },
  { code: 'SX-30', what: '脱密期', length: 'unset', basis: ['YJ-01.68', 'YJ-17.68'], checked: 'verified' },
  { code: 'SX-32', what: '监察复审申请', length: month(1), from: ['收到', '决定'], extension: 'unstated', basis: ['YJ-17.56'], checked: 'verified', scope: '监察处理决定' },
  { code: 'SX-33', what: '监察复核申请', length: month(1), from: ['收到', '决定'], extension: 'unstated', basis: ['YJ-17.56'], checked: 'verified', scope: '监察处理决定' },
  { code: 'SX-22', what: '组织处理手续', length: month(1), basis: [], checked: 'verified' },
  { code: 'SX-23', what: '组织处理申诉答复', length: month(1), basis: ['YJ-13.12'], checked: 'verified', scope: '组织处理' },
  { code: 'SX-24', what: '上级对组织处理申诉', length: month(2), extension: 'yes', longest: month(3), basis: ['YJ-13.12'], checked: 'verified', scope: '组织处理' },
  { code: 'SX-25', what: '停职检查', length: month(6), basis: ['YJ-13.11'], checked: 'verified' },
  { code: 'SX-26', what: '违纪所得收缴', length: day(60), from: ['收到通知'], basis: ['YJ-01.58', 'YJ-12.43'], checked: 'partial' },
  { code: 'SX-37', what: '旧做法：实名 2 个月、匿名 3 个月', length: 'unset', retired: true, basis: ['YJ-03'], checked: 'verified' },
];

/** A sanction: effect period, words that its row must have, who approves for A and B, bases. */
export interface SanctionFact {
  readonly code: string;
  readonly title: string;
  /** Months of the effect period where it is one number. */
  readonly months?: number;
  readonly words: readonly string[];
  readonly approvalA: readonly string[];
  readonly approvalB: readonly string[];
  readonly approvalBasis: readonly string[];
  readonly basis: readonly string[];
}

/** Kinds of sanction (处分种类与影响期) and the approval matrix (审批权限). */
export const sanctionFacts: readonly SanctionFact[] = [
  {
    code: 'CF-01',
    title: '警告',
    months: 12,
    words: ['1 年', '提拔', '进一步使用', '党外组织'],
    approvalA: ['党组', '集体讨论决定'],
    approvalB: ['机关纪委可以审查批准', '机关党委、党组'],
    approvalBasis: ['YJ-04.30', 'YJ-04.39'],
    basis: ['YJ-12.10'],
  },
  {
    code: 'CF-02',
    title: '严重警告',
    months: 18,
    words: ['1 年半', '提拔', '进一步使用', '党外组织'],
    approvalA: ['党组', '集体讨论决定'],
    approvalB: ['机关纪委可以审查批准', '机关党委、党组'],
    approvalBasis: ['YJ-04.30', 'YJ-04.39'],
    basis: ['YJ-12.10'],
  },
  {
    code: 'CF-03',
    title: '撤销党内职务',
    months: 24,
    words: ['2 年', '相当或者更高', '最高的职务', '没有党内职务的', '原任职务'],
    approvalA: ['党组', '集体讨论决定'],
    approvalB: ['机关党委审议批准'],
    approvalBasis: ['YJ-04.30'],
    basis: ['YJ-12.11'],
  },
  {
    code: 'CF-04',
    title: '应撤职但无党内职务而给的严重警告',
    months: 24,
    words: ['2 年', '1 年半'],
    approvalA: ['撤销党内职务的权限', '党组'],
    approvalB: ['撤销党内职务的权限', '机关党委', '机关纪委不能自批'],
    approvalBasis: ['YJ-04.12'],
    basis: ['YJ-12.11'],
  },
  {
    code: 'CF-05',
    title: '留党察看',
    words: ['1 年', '2 年', '应当再延 1 年', '最长不超过 2 年', '表决权', '选举权', '被选举权', '自然撤销'],
    approvalA: ['党组', '集体讨论决定'],
    approvalB: ['机关党委审议批准'],
    approvalBasis: ['YJ-04.30'],
    basis: ['YJ-12.12'],
  },
  {
    code: 'CF-06',
    title: '开除党籍',
    words: ['5 年内不得重新入党', '慎重', '党外职务'],
    approvalA: ['党组', '集体讨论决定', '第三十一条'],
    approvalB: ['机关党委审议', '党组会议审议批准', '第三十一条', '县级以上纪委'],
    approvalBasis: ['YJ-04.14', 'YJ-04.30', 'YJ-04.31'],
    basis: ['YJ-12.13'],
  },
  {
    code: 'CF-07',
    title: '免予处分',
    words: ['警告、严重警告', '书面结论', '批评教育', '责令检查', '诫勉'],
    approvalA: ['警告的权限'],
    approvalB: ['警告的权限', '机关纪委可以审查批准'],
    approvalBasis: ['YJ-04.11'],
    basis: ['YJ-12.19'],
  },
];

/** A matter of the table of approvals: words of its row and the bases, all of which it must have. */
export type ApprovalFact = readonly [matter: string, words: readonly string[], basis: readonly string[]];

/** Approvals that belong to no single step (审批权限表). */
export const approvalFacts: readonly ApprovalFact[] = [
  [
    '线索处置、谈话函询、初步核实、立案',
    ['处级干部', '非党员', '本地办法', '组长审批', '派出机关备案', '党组主要负责人意见'],
    ['YJ-01.21', 'YJ-01.27', 'YJ-01.33', 'YJ-01.35', 'YJ-01.38', 'YJ-08.37', 'YJ-08.38'],
  ],
  ['管辖范围', ['同级党委管理的党员', '没有设纪委', '党组管理的领导班子成员'], ['YJ-01.7', 'YJ-08.29', 'YJ-07.43']],
  ['非干部党员', ['基层纪委可以决定', '基层党委决定'], ['YJ-09.17']],
  ['对象是党员干部', ['干部管理权限', '征求同级党委（党组）意见', '派驻组'], ['YJ-09.17']],
  ['非机关场景的基层纪委', ['警告、严重警告', '留党察看以下', '第三十九条', '不引第三十八条'], ['YJ-04.28', 'YJ-04.38']],
  ['开除党籍的一般规则', ['县级以上纪委', '第二十九条', '第三十一条', '第三十八条第三款'], ['YJ-04.14']],
  [
    '党组管理的党员干部，由派驻组审查的',
    ['集体决定', '以党组名义', '当日', '提出建议', '意见不一致'],
    ['YJ-08.20', 'YJ-08.40', 'YJ-08.41', 'YJ-04.5', 'YJ-04.30'],
  ],
  ['处级及以下', ['中央和国家机关', '市级不能照抄', '征求派驻组意见', '备案审查'], []],
  ['C 类', ['无权', '同级纪委', '撤销党内职务以上'], ['YJ-04.6', 'YJ-04.27', 'YJ-04.37']],
  ['派驻机构的处分权', ['只提建议', '政务处分'], ['YJ-08.30', 'YJ-08.40', 'YJ-08.41']],
  ['诬告', ['无权', '设区的市级以上党委'], ['YJ-03.39']],
  ['暂扣封存', ['不能自己批准', '县级以上纪检机关', '授权'], ['YJ-09.28', 'YJ-10.31', 'YJ-10.32']],
  ['政务处分', ['没有', '依授权'], ['YJ-17.12', 'YJ-17.13', 'YJ-17.24', 'YJ-18.2', 'YJ-18.3']],
  ['组织处理', ['只能提出建议', '党组及其组织部门'], ['YJ-13.6']],
];

/** Rules that go with the matrix: words of one note of the table and its bases. */
export const approvalNoteFacts: readonly ApprovalFact[] = [
  ['A 类', ['经党组会讨论决定任免', '集体讨论决定'], ['YJ-04.30']],
  ['B 类', ['没有经党组会讨论任免', '党组管理'], ['YJ-04.30', 'YJ-04.39']],
  ['C 类', ['地方党委管理的干部'], ['YJ-04.6']],
  ['表决门槛', ['三分之二以上成员到会', '超过应到会成员半数'], ['YJ-04.30']],
  ['征求派驻组意见', ['党组', '机关党委', '机关纪委', '都要', '派驻纪检监察组'], ['YJ-04.16']],
  ['最低权限', ['最低权限', '更高层级'], ['YJ-04.49']],
  ['集体讨论决定之日生效', ['集体讨论决定之日起生效'], ['YJ-04.5']],
  ['备案', ['党组备案', '还要报机关党委'], ['YJ-04.20']],
  ['工委批准权', ['街道工委', '开发区、新区', '没有列进去'], ['YJ-04.37', 'YJ-04.38']],
  ['报告不是报批', ['不是报批', '初核', '立案'], ['YJ-01.27', 'YJ-01.33', 'YJ-01.35', 'YJ-01.38']],
];

/** Cases of decisions that the texts list completely: procedure, what is decided, words of each case in any order. */
export type DecisionFact = readonly [procedure: string, what: string, cases: readonly (readonly string[])[]];

/** The four disposal ways, the five outcomes of talk and inquiry, the five proposals of verification. */
export const decisionFacts: readonly DecisionFact[] = [
  ['CX-02', '四种处置方式', [['谈话函询'], ['初步核实'], ['暂存待查'], ['予以了结']]],
  ['CX-03', '五种处理', [['查无实据'], ['轻微'], ['否认', '理由不足', '明显问题'], ['涉嫌违纪'], ['诬告']]],
  ['CX-04', '五种处置建议', [['立案审查'], ['予以了结'], ['谈话提醒'], ['暂存待查'], ['移送有关党组织']]],
];

/** The six statutory duties of a departmental committee (机关条例第十一条), in order. */
export const statutoryDuties: readonly (readonly string[])[] = [
  ['党章党规', '纪律教育', '维护党纪的决定'],
  ['检查贯彻执行', '监督党员领导干部履职用权'],
  ['协助', '机关党委', '全面从严治党', '反腐败'],
  ['检举', '谈话提醒', '约谈函询'],
  ['检查和处理案件', '取消处分', '问责', '责任追究的建议'],
  ['控告申诉', '保障党员权利'],
];

/** The three prohibitions (三个不得), in order. */
export const prohibitions: readonly (readonly string[])[] = [
  ['协助', '包揽', '推动', '代替'],
  ['牵头', '参与', '政府采购', '招标投标', '项目评审', '人员招录'],
  ['核查', '处级干部', '非党员', '线索'],
];

/** The four named of the nine local duties; the source names no other. */
export const namedLocalDuties = ['纪律教育', '纪律监督', '纪律审查', '纪律处分'];

/** The four working mechanisms (四项工作机制) and the rules about them. */
export const mechanisms: readonly (readonly [name: string, rule: string])[] = [
  ['工作报告', 'GZ-07'],
  ['督促检查', 'GZ-08'],
  ['述职约谈', 'GZ-09'],
  ['考核评价', 'GZ-10'],
];

/** Figures of the exchange paper: value, words of what is counted, and of when. */
export const figureFacts: readonly (readonly [value: number, what: string, asOf: string])[] = [
  [77, '应设尽设', '截至目前'],
  [224, '专兼职机关纪检干部', '截至目前'],
  [121, '信访举报', '今年上半年'],
  [47, '问题线索', '今年上半年'],
  [129, '四种形态', '今年上半年'],
  [2, '机关纪委书记', '截至目前'],
];

/** Which version of a regulation holds on a day. */
export const versionFacts: readonly (readonly [name: string, day: string, code: string])[] = [
  ['监督执纪工作规则', '2022-06-01', 'YJ-01'],
  ['监督执纪工作规则', '2026-11-22', 'YJ-01'],
  ['纪律处分条例', '2018-09-30', 'YJ-33'],
  ['纪律处分条例', '2022-06-01', 'YJ-11'],
  ['纪律处分条例', '2023-12-31', 'YJ-11'],
  ['纪律处分条例', '2024-01-01', 'YJ-12'],
  ['纪律处分条例', '2026-11-22', 'YJ-12'],
  ['党组讨论和决定党员处分事项工作程序规定', '2022-06-01', 'YJ-05'],
  ['党组讨论和决定党员处分事项工作程序规定', '2025-05-25', 'YJ-05'],
  ['党组讨论和决定党员处分事项工作程序规定', '2026-11-22', 'YJ-06'],
  ['监察法', '2022-06-01', 'YJ-16'],
  ['监察法', '2025-05-31', 'YJ-16'],
  ['监察法', '2025-06-01', 'YJ-17'],
  ['监察法', '2026-11-22', 'YJ-17'],
  ['章程', '2022-06-01', 'YJ-14'],
  ['章程', '2026-11-22', 'YJ-15'],
  ['问责条例', '2022-06-01', 'YJ-22'],
];

/** First days in force, as far as the fact sheets give them to the day. */
export const inForceFacts: readonly (readonly [code: string, from: string])[] = [
  ['YJ-01', '2019-01-01'],
  ['YJ-03', '2020-01-21'],
  ['YJ-04', '2022-09-22'],
  ['YJ-05', '2019-01-01'],
  ['YJ-07', '2021-12-24'],
  ['YJ-08', '2022-06-22'],
  ['YJ-09', '1994-05-01'],
  ['YJ-10', '1994-05-01'],
  ['YJ-11', '2018-10-01'],
  ['YJ-12', '2024-01-01'],
  ['YJ-13', '2021-03-19'],
  ['YJ-15', '2022-10-22'],
  ['YJ-17', '2025-06-01'],
  ['YJ-18', '2020-07-01'],
  ['YJ-22', '2019-09-01'],
  ['YJ-29', '2013-08-01'],
];

/** A way from one procedure to another (衔接): words of the case or note, and of what is handed over. */
export type HandOverFact = readonly [from: string, to: string, trigger: readonly string[], handOver: readonly string[]];

/** The table of hand-overs (七程序衔接速查) as far as another procedure takes over. */
export const handOverFacts: readonly HandOverFact[] = [
  ['CX-01', 'CX-02', ['本级'], ['移送单', '原件']],
  ['CX-02', 'CX-03', ['谈话函询'], ['批准的处置方案']],
  ['CX-02', 'CX-04', ['初步核实'], ['批准的处置方案']],
  ['CX-03', 'CX-04', ['涉嫌违纪', '重新', '初核审批'], ['情况报告']],
  ['CX-04', 'CX-05', ['立案审查'], ['初核', '报告', '呈批报告']],
  ['CX-05', 'CX-06', [], ['移送清单', '第四十一条', '七类']],
  ['CX-06', 'CX-07', [], ['处分决定']],
  ['CX-07', 'CX-17', ['不服'], ['申诉书']],
  // 失实须说明，必要时澄清；诬告逐级上报
  ['CX-01', 'CX-13', [], ['澄清']],
  ['CX-04', 'CX-13', ['澄清'], []],
  ['CX-05', 'CX-13', ['澄清'], []],
  ['CX-07', 'CX-14', ['回访'], []],
];

/** Ends that the texts name: procedure and words of the end. */
export const endFacts: readonly (readonly [procedure: string, ...words: string[]])[] = [
  ['CX-01', '不予受理'],
  ['CX-01', '直送上一级'],
  ['CX-01', '移送有权机关'],
  ['CX-01', '转送下级'],
  ['CX-02', '移送有权机关'],
  ['CX-03', '采信了结', '第一种形态'],
  ['CX-04', '了结'],
  ['CX-04', '第一种形态'],
  ['CX-04', '移送有关党组织'],
  ['CX-05', '销案'],
  ['CX-05', '监察机关', '司法机关'],
  ['CX-07', '恢复党员权利'],
];

/** Kinds of official documents (公文), by number; all others are working papers or papers of the person. */
export const officialDocuments = [
  ...[4, 10, 18, 19, 21, 32, 42, 48, 49, 50, 51, 55, 56],
  ...[58, 59, 60, 61, 62, 66, 67],
];

/** Terms whose members the sources name: exactly these words, one for each member. */
export const componentFacts: readonly (readonly [code: string, ...members: string[]])[] = [
  ['SY-002', '习近平总书记', '党中央权威和集中统一领导'],
  ['SY-003', '政治意识', '大局意识', '核心意识', '看齐意识'],
  ['SY-004', '道路自信', '理论自信', '制度自信', '文化自信'],
  ['SY-008', '任人唯亲', '团团伙伙', '匿名诬告', '收买人心', '封官许愿', '自行其是', '尾大不掉'],
  ['SY-012', '不敢腐', '不能腐', '不想腐'],
  ['SY-034', '包揽', '采购', '处级干部'],
  ['SY-035', '纪律教育', '纪律监督', '纪律审查', '纪律处分'],
  ['SY-036', '监督', '执纪', '问责'],
  ['SY-038', '工作报告', '督促检查', '述职约谈', '考核评价'],
  ['SY-047', '常态', '大多数', '少数', '极少数'],
  ['SY-052', '谈话函询', '初步核实', '暂存待查', '予以了结'],
  ['SY-070', '警告', '记过', '记大过', '降级', '撤职', '开除'],
  ['SY-086', '监督互动', '信息互通', '成果互用'],
  ['SY-088', '形式主义', '官僚主义', '享乐主义', '奢靡之风'],
  ['SY-104', '先行先试', '探索', '无意过失'],
  ['SY-106', '书面', '当面', '会议', '通报'],
  ['SY-115', '纪律意识', '法治意识', '程序意识', '证据意识'],
];

/** Local or unchecked terms whose members no source gives: the site must say so and list none. */
export const undefinedTerms = [
  ...['SY-006', 'SY-011', 'SY-013', 'SY-014', 'SY-016', 'SY-028', 'SY-029', 'SY-064'],
  ...['SY-093', 'SY-099', 'SY-100', 'SY-103', 'SY-110', 'SY-111', 'SY-116'],
];

/** Measures of the supervisory organs (监察措施): never a step or a paper of a departmental committee. */
export const supervisoryMeasures = [
  ...['留置', '讯问', '冻结', '搜查', '扣押', '技术调查', '通缉', '限制出境', '强制到案', '责令候查', '管护'],
];

/**
 * Articles whose text was not read, or read only in part: not one of them may count as verified. `from` means that
 * article and all after it.
 */
export const unreadArticles: readonly (readonly [regulation: string, articles: readonly number[] | { from: number }])[] = [
  ['YJ-06', { from: 4 }],
  ['YJ-20', [21, 26, 31, 35, 38, 39]],
  ['YJ-22', { from: 6 }],
  ['YJ-23', { from: 5 }],
];

/** Regulations of which no text was read: no article may be quoted from them. */
export const unreadRegulations = [
  ...['YJ-41', 'YJ-42', 'YJ-43', 'YJ-51', 'YJ-52', 'YJ-53', 'YJ-54', 'YJ-55', 'YJ-56', 'YJ-57', 'YJ-58', 'YJ-59'],
  ...['YJ-60', 'YJ-61'],
];

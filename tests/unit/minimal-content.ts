/** The smallest content that is complete and right, one text per file: what every test starts from. */
export const minimalContent: Readonly<Record<string, string>> = {
  'site.yaml': `name: 试验手册
tagline: 一句话
description: 试验用的内容
asOf: 2026-01-01
footer: 页脚
papers: { issuer: 某机关纪委, committee: 某纪委, numberPrefix: 某纪, chain: [书记意见] }
reviewEveryMonths: 12
howChecked: 对照样本核对。
bodies:
  workingCommittee: { name: 某工作委员会, short: 某工委 }
  residentGroup: { name: 某派驻组, short: 某组 }
`,
  'home.yaml': `title: 谁来办
lead: 都在这里查。
placeholder: 例如：登记
questions:
  - { text: 几天办完, to: SX-01 }
inHand:
  - { title: 收到举报, text: 先登记。, to: CX-01, limit: SX-01 }
warnings:
  - title: 不越权
    to: ZZ-01
    source: { origin: editorial }
    points: [不代替。]
searchExamples: { questions: [材料谁来保管], names: [登记, CX-01] }
`,
  'roles.yaml': `reviewedOn: 2025-06-01
roles:
  - id: secretary
    code: GW-01
    title: 书记
    summary: 主持工作。
    reader: true
    source: { origin: editorial }
  - id: full-time
    code: GW-02
    title: 专职干部
    summary: 日常办理。
    reader: false
    source: { origin: editorial }
`,
  'sanctions.yaml': `title: 处分
lead: 处分和影响期。
reviewedOn: 2025-06-01
sanctions:
  - code: CF-01
    title: 警告
    effectMonths: 12
    effect: 1 年
    consequences: [影响期内不得提拔。]
    rights: 不变
    approvalA: 市纪委
    approvalB: 机关党委
    approvalSource: { origin: editorial }
    source: { origin: regulation, checked: verified, basis: [YJ-01.21] }
`,
  'four-forms.yaml': `title: 四种形态
lead: 四种形态各用在哪里。
reviewedOn: 2025-06-01
forms:
  - code: XT-01
    title: 第一种形态
    content: 谈话提醒
    share: 常态
    use: 苗头性问题
    useSource: { origin: editorial }
    source: { origin: editorial }
  - code: XT-02
    title: 第二种形态
    content: 轻处分
    share: 大多数
    use: 轻微违纪
    useSource: { origin: editorial }
    source: { origin: editorial }
  - code: XT-03
    title: 第三种形态
    content: 重处分
    share: 少数
    use: 严重违纪
    useSource: { origin: editorial }
    source: { origin: editorial }
  - code: XT-04
    title: 第四种形态
    content: 立案审查
    share: 极少数
    use: 涉嫌犯罪
    useSource: { origin: editorial }
    source: { origin: editorial }
`,
  'jurisdiction.yaml': `title: 谁管谁
lead: 先看对象。
reviewedOn: 2025-06-01
rows:
  - code: GX-01
    subject: 科级干部
    committee: 本级办理
    others: 无
    source: { origin: editorial }
`,
  'approvals.yaml': `title: 审批权限
lead: 先对权限。
reviewedOn: 2025-06-01
rows:
  - code: SP-01
    matter: 警告
    committee: 提出
    partyGroup: 讨论
    workingCommittee: 备案
    residentGroup: 征求意见
    source: { origin: editorial }
`,
  'regulations/rules-2019.yaml': `code: YJ-01
title: 试验工作规则
short: 试验工作规则（2019）
kind: party-regulation
series: rules
inForceFrom: 2019-01-01
supersedes: [YJ-02]
read: full
readNote: 全文
public: true
articles:
  - id: '21'
    title: 处置方式
    text: 一个月内提出处置意见。
    checked: verified
reviewedOn: 2025-06-01
`,
  'regulations/rules-2017.yaml': `code: YJ-02
title: 试验工作规则
short: 试验工作规则（2017）
kind: party-regulation
series: rules
inForceFrom: 2017-01-08
inForceTo: 2018-12-31
read: full
readNote: 全文
public: true
articles:
  - id: '20'
    title: 处置方式
    text: 一个月内提出处置意见。
    checked: verified
    succeededBy: YJ-01.21
reviewedOn: 2025-06-01
`,
  'regulations/background.yaml': `code: BJ-01
title: 试验背景
short: 试验背景
bookTitle: false
kind: background
series: background
read: full
readNote: 全文
public: false
articles:
  - id: A1
    title: 第一段
    text: 由机关纪委办理。
    checked: verified
reviewedOn: 2025-06-01
`,
  'rules/confidentiality.mdx': `---
code: GZ-01
title: 保密
lead: 不该说的不说。
topic: self-supervision
reviewedOn: 2025-06-01
history:
  - { date: 2025-06-01, change: 建立条目 }
provisions:
  - id: '1'
    title: 材料专人保管
    text: 材料由专人保管。
    actor: { roles: [full-time], text: 专职干部 }
    source: { origin: source, checked: verified, basis: [BJ-01.A1] }
---

## 为什么

泄密要追责，见[登记](CX-01.1)。
`,
  'duties/supervision.mdx': `---
code: ZZ-01
title: 监督
lead: 先看再说。
topic: role
role: secretary
reviewedOn: 2025-06-01
history:
  - { date: 2025-06-01, change: 建立条目 }
provisions:
  - id: '1'
    title: 每季度报告
    text: 每季度向机关党委报告。
    approval: { text: 书记审批, roles: [secretary] }
    documents: [WS-01]
    source: { origin: local, checked: unverified, basis: [BJ-01.A1], caveat: 文本未公开 }
---
`,
  'procedures/petition-handling.mdx': `---
code: CX-01
title: 信访举报办理
lead: 先登记，再分清归谁办。
kind: main
related: [GZ-01]
reviewedOn: 2025-06-01
history:
  - { date: 2025-06-01, change: 建立条目 }
start: '1'
glance:
  when: [{ text: 收到举报。 }]
  who: [{ text: 专职干部。 }]
  approval: [{ text: 书记。 }]
  outcome: [{ text: 办结。 }]
  limits: [SX-01]
  documents: [WS-01]
steps:
  - id: '1'
    title: 当天登记
    label: 登记
    actor: { roles: [full-time], text: 专职干部 }
    actions: [{ text: 写明来源。 }]
    source: { origin: regulation, checked: verified, basis: [YJ-01.21], formerly: [YJ-02.20] }
    decision:
      ask: 归不归本级？
      cases: [归本级, 不归本级]
      closed: listed
    next:
      - { case: 归本级, to: '2' }
      - { case: 不归本级, end: 移送 }
  - id: '2'
    title: 15 个工作日内告知
    label: 告知
    actor: { roles: [full-time], text: 专职干部 }
    actions: [{ text: 书面告知举报人。 }]
    approval: { text: 书记审批, roles: [secretary] }
    limits:
      - kind: duration
        code: SX-01
        what: 告知受理情况
        amount: 15
        unit: workday
        from: 收到举报之日
        extension: { allowed: unstated }
        source: { origin: regulation, checked: verified, basis: [YJ-01.21] }
    documents: [WS-01]
    source: { origin: inferred, checked: partial, basis: [YJ-01.21 第二款], caveat: 条号待校 }
    next:
      - { end: 办结 }
---

## 提示

**先登记**，后办理。
`,
  'work-points/2022/year.yaml': `code: YD-2022
title: 2022 年工作要点
lead: 一项一项办。
year: 2022
requirement:
  - id: '1'
    text: 坚持稳中求进。
    source: { origin: source, checked: verified, basis: [BJ-01.A1] }
parts:
  - number: 1
    title: 第一部分
    short: 监督
    source: { origin: source, checked: verified, basis: [BJ-01.A1] }
reviewedOn: 2025-06-01
`,
  'work-points/2022/daily-supervision.mdx': `---
code: YD-2022-01
title: 日常监督
lead: 常看常提醒。
number: 1
part: 1
reviewedOn: 2025-06-01
history:
  - { date: 2025-06-01, change: 建立条目 }
tasks:
  - id: '1'
    title: 每季度走访
    what: 每季度走访一次。
    lead: { roles: [secretary], text: 书记 }
    cooperate: { roles: [full-time], text: 专职干部 }
    rhythm: { quarters: [1, 2, 3, 4], text: 每季度, source: { origin: editorial } }
    evidence: { text: 走访记录, source: { origin: editorial } }
    risk: { text: 走过场, source: { origin: editorial } }
    serves: [CX-01, WS-01, SY-001]
    source: { origin: source, checked: verified, basis: [BJ-01.A1, YJ-01.21] }
since:
  - text: 规则没有变。
    source: { origin: regulation, checked: verified, basis: [YJ-01] }
---
`,
  'documents/petition/group.yaml': `title: 信访文书
order: 1
procedure: CX-01
lead: 登记用的文书。
reviewedOn: 2025-06-01
`,
  'documents/petition/WS-01.yaml': `code: WS-01
title: 信访登记表
purpose: 登记举报
nature: working
issuedBy: 专职干部
timing: 收到举报时
contains: [来源]
filing: 信访卷
source: { origin: editorial }
template:
  layout: form
  fields:
    - { name: origin, label: 来源, required: true }
  body:
    - block: table
      rows:
        - { row: fields, of: [origin] }
`,
  'terms/handling.yaml': `title: 办理用语
order: 1
reviewedOn: 2025-06-01
terms:
  - code: SY-001
    term: 问题线索
    definition: 反映党员违纪的材料。
    aliases: [线索]
    initials: [WTXS]
    seeAlso: [CX-01]
    source: { origin: editorial }
`,
  'questions/confidentiality.yaml': `title: 保密
order: 1
lead: 材料怎么放。
reviewedOn: 2025-06-01
questions:
  - ask: 材料谁来保管
    also: [材料放在哪里]
    answer: GZ-01.1
`,
  'wording.yaml': `reviewedOn: 2025-06-01
filler: [请问, 怎么, 的]
groups:
  - { standard: 时限, intent: limit, everyday: [几天, 多久] }
`,
  'permalinks.yaml': `# 登记册
published:
  BJ-01: regulations/background.html
  BJ-01.A1: regulations/background.html#BJ-01.A1
  CF-01: tables/sanctions.html#CF-01
  CX-01: procedures/petition-handling.html
  CX-01.1: procedures/petition-handling.html#CX-01.1
  CX-01.2: procedures/petition-handling.html#CX-01.2
  GW-01: roles/secretary.html
  GW-02: roles/index.html#GW-02
  GX-01: tables/who-handles-whom.html#GX-01
  GZ-01: rules/confidentiality.html
  GZ-01.1: rules/confidentiality.html#GZ-01.1
  SP-01: tables/approvals.html#SP-01
  SX-01: tables/time-limits.html#SX-01
  SY-001: terms/SY-001.html
  WS-01: documents/WS-01.html
  XT-01: tables/four-forms.html#XT-01
  XT-02: tables/four-forms.html#XT-02
  XT-03: tables/four-forms.html#XT-03
  XT-04: tables/four-forms.html#XT-04
  YD-2022: work-points/2022/index.html
  YD-2022.1: work-points/2022/index.html#YD-2022.1
  YD-2022-01: work-points/2022/daily-supervision.html
  YD-2022-01.1: work-points/2022/daily-supervision.html#YD-2022-01.1
  YJ-01: regulations/rules-2019.html
  YJ-01.21: regulations/rules-2019.html#YJ-01.21
  YJ-02: regulations/rules-2017.html
  YJ-02.20: regulations/rules-2017.html#YJ-02.20
  ZZ-01: duties/supervision.html
  ZZ-01.1: duties/supervision.html#ZZ-01.1
redirects: {}
`,
};

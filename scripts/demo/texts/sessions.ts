/** The three sessions of the demo: one over, one live, one announced. */
import type { InputOf } from '#shared/contract/catalogue.ts';
import type { AuthoredQuestion } from './model.ts';

type Plan = Omit<InputOf<'sessions:create'>, 'scheduledAt' | 'unitIds'>;
type Agenda = Plan['agenda'];

const AGENDA: Agenda = [
  { id: 'opening', kind: 'opening', title: '开场与专题片', minutes: 5 },
  { id: 'briefing', kind: 'briefing', title: '通报情况', minutes: 10 },
  { id: 'opinions', kind: 'opinions', title: '委员提出意见', minutes: 15 },
  { id: 'interaction', kind: 'interaction', title: '网友互动', minutes: 30 },
  { id: 'responses', kind: 'responses', title: '部门逐一回应', minutes: 30 },
  { id: 'vote', kind: 'vote', title: '表决与确认共识', minutes: 10 },
  { id: 'remarks', kind: 'remarks', title: '点评与要求', minutes: 10 },
];

const POLICY = { guests: 'comment', reviewQuestions: true, reviewComments: true } as const;

export const LIVE_SESSION: Plan = {
  title: '水电气计价与安全管理',
  kind: 'consultation',
  topic:
    '水、电、气的价格怎么算，账单怎么看，安全怎么管？县政协邀请住建、发改、供电、燃气四个部门在线答复，群众提问、留言、表决，能当场答的当场答，需要办的列入交办单，办到哪一步都能查。',
  agenda: AGENDA,
  policy: POLICY,
};

export const PAST_SESSION: Plan = {
  title: '老旧小区改造与冬季用能保障',
  kind: 'consultation',
  topic: '老旧小区的水电气怎么改，冬天的用能怎么保？',
  agenda: AGENDA,
  policy: POLICY,
};

export const COMING_SESSION: Plan = {
  title: '电动自行车充电设施建设与消防安全',
  kind: 'thematic',
  topic: '充电棚建在哪里、电价怎么定、楼道充电怎么管？下周开会，现在就可以提问。',
  agenda: AGENDA,
  policy: POLICY,
};

/** Asked in advance for the announced session; the last two still wait for review. */
export const COMING_QUESTIONS: readonly AuthoredQuestion[] = [
  {
    text: '枫树塘小区南门外有一块空地，荒了五年，能不能拿来建充电棚？',
    name: '枫树塘业主',
    place: '枫树塘小区',
    units: ['housing'],
    weight: 7,
  },
  {
    text: '充电桩一块钱充四个小时，到底合多少钱一度？请把电价写在桩子上。',
    name: '骑手阿杰',
    place: '柳叶河社区',
    units: ['pricing', 'power'],
    weight: 9,
  },
  {
    text: '我们送外卖的一天换两次电，换电柜能不能多布几个？',
    name: '风雨兼程',
    place: '东门桥社区',
    units: ['housing', 'power'],
    weight: 6,
  },
  {
    text: '老小区线路本来就细，再加充电桩会不会跳闸？请供电公司先测负荷再建。',
    name: '电工老马',
    place: '老纺织厂家属院',
    units: ['power'],
    weight: 8,
  },
  {
    text: '电梯阻车系统很好用，能不能全县推广？',
    name: '云锦家园8栋',
    place: '云锦家园',
    units: ['housing'],
    weight: 5,
  },
  {
    text: '楼道里天天停着三辆电瓶车，我拍了照，交给哪个？',
    name: '楼长吴阿姨',
    place: '老纺织厂家属院',
    units: ['housing'],
    weight: 8,
  },
  {
    text: '农村没有小区，电瓶车在堂屋里充，怎么办才安全？',
    name: '茶山妹子',
    place: '青杠坪乡',
    units: ['power'],
    weight: 4,
  },
];

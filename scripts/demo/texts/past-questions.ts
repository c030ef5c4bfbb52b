/** Questions of the session that is over; items refer to them by their place in this list. */
import type { AuthoredQuestion } from './model.ts';

export const PAST_QUESTIONS: readonly AuthoredQuestion[] = [
  {
    // 0: its receipt is the one that the command prints.
    text: '老纺织厂家属院的水管是八三年的铸铁管，去年爆了九次，每次抢修都是补丁摞补丁。请问能不能整体换一次？我们愿意配合停水。',
    name: '退休老钳工',
    place: '老纺织厂家属院',
    units: ['housing'],
    weight: 10,
    ending: {
      how: 'live',
      text: '老纺织厂家属院的管网已经排在改造名单第一位，会后我们拿出具体日期，写进交办单，请大家监督。',
    },
  },
  {
    text: '家属院2栋水压小，四楼以上洗不成澡。',
    name: '楼长吴阿姨',
    place: '老纺织厂家属院',
    units: ['housing'],
    weight: 6,
  },
  {
    text: '我们院子自来水锈味重，水垢厚，跟楼上几位说的应该是一回事。',
    name: '小满妈妈',
    place: '老纺织厂家属院',
    units: ['housing'],
    weight: 5,
  },
  {
    text: '云锦家园入住率上来以后天天晚高峰跳闸，冬天空调都不敢开，请供电公司增容。',
    name: '云锦家园8栋',
    place: '云锦家园',
    units: ['power'],
    weight: 8,
  },
  {
    text: '枫树塘建成八年没通天然气，每家每户都在搬液化气罐，六楼的老人哪个搬得动？',
    name: '枫树塘业主',
    place: '枫树塘小区',
    units: ['gas'],
    weight: 9,
  },
  {
    text: '老楼加装电梯，一楼住户不同意就永远装不了吗？政府能不能强制？',
    name: '心宽体胖',
    place: '东门桥社区',
    units: ['housing'],
    weight: 7,
  },
  {
    text: '冬天气价要不要涨？涨之前会不会听听我们的意见？',
    name: '竹林深处',
    place: '东门桥社区',
    units: ['pricing'],
    weight: 5,
  },
  {
    text: '水井街两台变压器带三百多户，入冬肯定又要跳。去年跳了十一次，有人记着呢。',
    name: '三尺讲台',
    place: '水井街',
    units: ['power'],
    weight: 9,
  },
  {
    text: '外墙保温板掉下来一大块，差点砸到放学的娃娃，物业拉了根绳子就算完了？',
    name: '梧桐树下',
    place: '枫树塘小区',
    units: ['housing'],
    weight: 9,
  },
  {
    text: '楼道里堆着七八个液化气罐，还有人在旁边抽烟，哪个部门来管一管？',
    name: '一名网格员',
    place: '水井街',
    units: ['gas'],
    weight: 8,
  },
  {
    text: '低保户每个月15度免费电，我们家去年评上低保，一度都没减过。',
    name: '独居的张爷爷',
    place: '水井街',
    units: ['pricing', 'power'],
    weight: 7,
  },
  {
    text: '物业收八毛五一度，供电局五毛二，差价要退给业主。',
    name: '慢慢走',
    place: '云锦家园',
    units: ['pricing'],
    weight: 10,
  },
  {
    text: '改造挖开的路面三个月没恢复，下雨一脚泥，老人摔了两跤。',
    name: '早起卖豆浆',
    place: '东门桥社区',
    units: ['housing'],
    weight: 6,
  },
  {
    text: '不会用手机的老人在哪里交水费？',
    name: '夕阳红',
    place: '柳叶河社区',
    units: ['housing'],
    weight: 5,
  },
  {
    text: '桐子岭、三棵樟这些山上的村，农网改造年年说没钱，能不能向上面反映一下？',
    name: '岭上白云',
    place: '桐子岭村',
    units: ['power', 'pricing'],
    weight: 8,
  },
  {
    text: '改造以后物业费会不会涨？',
    name: '知足常乐',
    place: '枫树塘小区',
    units: ['pricing'],
    weight: 3,
    ending: { how: 'live', text: '不会因为改造自动上涨。调整物业费必须经业主大会表决，结果公示。' },
  },
  {
    text: '出售改造指标，名额有限，内部渠道，先到先得。',
    name: '改造热线',
    place: '',
    units: [],
    review: { do: 'return', reason: 'off_topic', note: '广告信息；改造名额不收取任何费用，谨防受骗。' },
  },
  { text: '小区健身器材坏了也没人修。', name: '晨跑的阿成', place: '枫树塘小区', units: [], weight: 2 },
  {
    text: '改造时能不能顺便把楼道灯换成声控的？',
    name: '听雨',
    place: '东门桥社区',
    units: ['housing'],
    weight: 4,
  },
];

/** Left without an item, with the reason that a clerk states. */
export const PAST_SETTLED = {
  source: 17,
  reason: '健身器材由文体部门管理，已转县文化体育服务中心，电话告知本人。',
} as const;

/** Comments of the past session. */
export const PAST_COMMENTS: readonly string[] = [
  '终于有人管老小区了',
  '我们院子的水管爆了不下十次',
  '支持整体更换',
  '增容增容增容',
  '六楼搬气罐的苦哪个懂',
  '保温板掉下来太危险',
  '加装电梯难，一楼不同意',
  '听懂了，电梯的事急不来',
  '低保电费的事我们村也有漏的',
  '转供电退钱，等着',
  '路灯也修一修吧',
  '农网改造请多争取资金',
  '答复有日期，好',
  '三个月以后回来看',
  '这样的会多开',
  '老年人交费的事请社区贴个通知',
  '感谢主持人',
  '讲真话，办实事',
];

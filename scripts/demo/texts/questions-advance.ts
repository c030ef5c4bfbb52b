/** Questions sent in before the session began, answered or under way when the newcomer arrives. */
import type { AuthoredQuestion } from './model.ts';

/** Asked while the session was announced. */
export const ADVANCE_QUESTIONS: readonly AuthoredQuestion[] = [
  {
    text: '我们槐树湾村去年装了新水表，从那以后每个月水费都比原来多出二十来块。家里就两个老人，又没多用水，请问水表是哪个单位检定的？能不能上门来校一校？',
    name: '槐树湾李婶',
    place: '槐树湾村',
    units: ['housing'],
    weight: 8,
    ending: {
      how: 'written',
      text: '您反映的情况我们已经查过台账：槐树湾村2月集中更换了智能水表，全部有检定合格证。您怀疑走快，可以拨打供水服务热线申请校验，三个工作日内上门；校验不合格的，费用由供水单位承担，并退还多收的水费。',
      promised: {
        measure: '对槐树湾村反映走快的23户逐户上门校表',
        inDays: 10,
        owner: '县住建局供水办 殷立民',
      },
    },
  },
  {
    text: '阶梯水价按“户”算，我家三代七口人住一起，月月都到第三档，跟那些游泳池一样贵，这公平吗？',
    name: '幸福一家人',
    place: '云锦家园',
    units: ['pricing', 'housing'],
    weight: 9,
    ending: {
      how: 'live',
      text: '人口多的家庭可以申请增加阶梯基数：户籍或者居住证上满5人的，每多一人每月每档加4立方。带户口本到供水营业厅登记，次月生效；老人不方便的，社区可以代办。',
    },
  },
  {
    text: '冬天一到晚上七八点电压就低，电磁炉打不着火，灯泡像萤火虫。村里变压器还是十几年前的，啥时候能换哦？',
    name: '青杠坪老杨',
    place: '青杠坪乡',
    units: ['power'],
    weight: 9,
    ending: {
      how: 'taken',
      promised: {
        measure: '青杠坪3号台区变压器由100千伏安增容至200千伏安',
        inDays: 45,
        owner: '供电公司运检部 雷大川',
      },
    },
  },
  {
    text: '请问天然气初装费到底取消没有？我们小区开发商还在收两千八，说不交就不给开户。',
    name: '枫树塘业主',
    place: '枫树塘小区',
    units: ['pricing', 'gas'],
    weight: 7,
    ending: {
      how: 'written',
      text: '建筑区划红线内的燃气工程安装费已经纳入房屋开发建设成本，新建商品房不得另行向购房人收取。请您保留收据，我们会同市场监管部门核查，违规收取的责令退还。',
      promised: { measure: '核查枫树塘小区燃气收费，违规的退还', inDays: 15, owner: '县发改局价格股 祝蕴' },
    },
  },
  {
    text: '我是水井街的，今年七十六了，眼睛看不清手机，交电费只能跑三里路去营业厅，排队排一上午。能不能在社区留一个能收现金的点？',
    name: '独居的张爷爷',
    place: '水井街',
    units: ['power'],
    weight: 8,
    ending: {
      how: 'live',
      text: '从下个月起，水井街和东门桥两个社区的便民服务室每周二、周五上午有我们的员工驻点，收现金，也帮着看账单。行动不便的老人可以打电话，台区经理上门。',
    },
  },
  {
    text: '燃气公司的安检员一年来没来过我们院子？光看见单子上签了字，不晓得是哪个签的。',
    name: '退休老钳工',
    place: '老纺织厂家属院',
    units: ['gas'],
    weight: 6,
  },
];

/** Asked in the first minutes, before the newcomer arrived. */
export const EARLY_QUESTIONS: readonly AuthoredQuestion[] = [
  {
    text: '停水从来不提前通知，昨天又停了六个钟头，连个短信都没得。我开火锅店的，一停水满堂客人都走光，这个损失哪个来赔？',
    name: '火锅店小罗',
    place: '东门桥社区',
    units: ['housing'],
    weight: 8,
    ending: {
      how: 'live',
      text: '计划停水必须提前24小时通知，这一点昨天没有做到，我向大家道歉。昨天是主管爆裂抢修，今后抢修停水也要在半小时内发短信、进网格群。您店里的情况会后我们单独对接。',
    },
  },
  {
    text: '峰谷电价怎么办理？我在家做豆腐，都是半夜两三点开机，听说可以便宜不少。',
    name: '石磨镇豆腐坊',
    place: '石磨镇',
    units: ['power', 'pricing'],
    weight: 5,
    ending: {
      how: 'written',
      text: '可以办。居民用户自愿选择，谷段为当晚22时至次日8时，每度比平段低约两角。带身份证到营业厅或在手机上申请，次月执行，一年内不变更。像您这样主要在夜间用电的，一年大约能省九百元。',
    },
  },
  {
    text: '白鹭沟的自来水一下雨就浑，像黄泥汤，娃儿洗澡身上起红疙瘩。水质检测报告在哪里能看到？',
    name: '白鹭飞飞',
    place: '白鹭沟村',
    units: ['housing'],
    weight: 10,
    ending: {
      how: 'taken',
      promised: {
        measure: '白鹭沟水厂加装一体化净水设备，每月公示水质检测结果',
        inDays: 60,
        owner: '县住建局供水办 殷立民',
      },
    },
  },
  {
    text: '燃气软管是不是必须换成金属的？收费三百八是统一价吗？有没有便宜点的正规渠道。',
    name: '外婆的灶台',
    place: '柳叶河社区',
    units: ['gas', 'pricing'],
    weight: 6,
    ending: {
      how: 'draft',
      text: '不锈钢波纹软管为推荐更换，不强制指定品牌。我公司上门更换1米以内收费为……（价格表待价格股核对后补充）',
    },
  },
  {
    text: '物业收的电费一度八毛五，供电局才五毛二，中间三毛三到哪里去了？我们业主问了三年了！！',
    name: '云锦家园8栋',
    place: '云锦家园',
    units: ['pricing', 'power'],
    weight: 10,
    ending: {
      how: 'live',
      text: '转供电环节不得加价，终端用户按目录电价执行，公用部位用电和损耗只能通过物业费解决。云锦家园的问题我们上周已经立案，本月内责令物业清退多收部分，并把一户一表改造列入计划。',
    },
  },
  {
    text: '专业回收旧空调旧冰箱，高价上门，诚信经营，电话微信同号，量大从优！！！',
    name: '诚信回收',
    place: '',
    units: [],
    review: { do: 'return', reason: 'off_topic', note: '广告信息，与本次协商议题无关。' },
  },
  {
    text: '跟青杠坪一样，我们桐子岭也是电压低，烧个水要半个多小时，热水器根本带不起。请一并考虑。',
    name: '岭上白云',
    place: '桐子岭村',
    units: ['power'],
    weight: 6,
  },
];

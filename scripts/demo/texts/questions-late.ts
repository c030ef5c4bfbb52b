/** Questions of the second five minutes. */
import type { AuthoredQuestion } from './model.ts';

export const LATE_QUESTIONS: readonly AuthoredQuestion[] = [
  {
    text: '电费突然多了一百七，我把家里电器全关了，电表照样在跑。打了三回电话，都说“已派单”，人影子都没见到一个。',
    name: '大碾子二娃',
    place: '大碾子村',
    units: ['power'],
    weight: 7,
    ending: {
      how: 'live',
      text: '您这种情况多半是线路漏电或者串户。今天下午两点，大碾子台区经理带钳形表到您家查，查清楚之前这一笔先不催缴。“派单不见人”我们认，今后派单四小时内必须先回电话。',
    },
  },
  {
    text: '村里的太阳能路灯坏了八盏，晚上放学的娃打着手电走。不晓得归哪个部门管，村上说归镇上，镇上说归住建，住建说归供电。到底归哪个？',
    name: '桐子花开',
    place: '桐子岭村',
    units: ['housing', 'power'],
    weight: 9,
    ending: {
      how: 'taken',
      promised: {
        measure: '修复桐子岭村8盏路灯，并公布全县路灯管护责任清单',
        inDays: 20,
        owner: '县住建局市政股 殷立民',
      },
    },
  },
  {
    text: '燃气报警器半夜乱叫，一家人吓得抱着娃儿跑到院坝头站了半个钟头，结果是没电了。这个产品合不合格？',
    name: '小满妈妈',
    place: '枫树塘小区',
    units: ['gas'],
    weight: 4,
    ending: {
      how: 'written',
      text: '低电量提示音与报警音应当不同：低电量是每分钟短响一声，报警是连续急响。您家的如果是连续响，属于故障，我们免费更换。请报门牌号，今晚八点前上门。',
    },
  },
  {
    text: '各位领导好。我在青杠坪办了个菌子大棚，用的是一般工商业电价，一年电费四万六，占成本的三成。文件上说农业生产用电可以执行农业电价，我去问，说“大棚可以，烘干房不行”。菌子不烘干三天就烂，烘干算不算生产的一部分？望给个明白话，也方便周边十几户一起办。',
    name: '种菌子的老秦',
    place: '青杠坪乡',
    units: ['pricing', 'power'],
    weight: 8,
    ending: {
      how: 'written',
      text: '算。农产品初加工用电（包括食用菌烘干、保鲜）执行农业生产电价，此前的答复不准确，向您致歉。请带营业执照和用电地址到青杠坪供电所办理，周边农户可以集中申请，我们派人到现场办。',
      promised: {
        measure: '到青杠坪现场办理农产品初加工电价变更',
        inDays: 7,
        owner: '供电公司营销部 雷大川',
      },
    },
  },
  {
    text: '小区二次供水的水箱多久洗一次？物业说半年，我住了五年没见洗过。',
    name: '梧桐树下',
    place: '枫树塘小区',
    units: ['housing'],
    weight: 6,
  },
  {
    text: '飞线充电太吓人了，六楼吊一根线下来给电动车充，下雨也充。建充电棚嘛说没得地，罚嘛又没人罚。',
    name: '一名网格员',
    place: '西坝口安置小区',
    units: ['housing', 'power'],
    weight: 8,
    ending: {
      how: 'live',
      text: '西坝口北门的闲置绿地下周开始建充电棚，48个车位，电价按居民合表。棚建好前，社区每晚十点巡查一次，先劝后罚。',
    },
  },
  {
    text: '你们开这个会我从头看到现在，前面几个答复还算实在。就想问一句：上回老旧小区的会说的三件事，办到哪一步了？在哪里看得到？',
    name: '静待花开',
    place: '东门桥社区',
    units: ['housing'],
    weight: 9,
    ending: {
      how: 'live',
      text: '每一件都在“公开台账”里，点首页就能看到：答复了多少、落实了多少、哪几件超期，都列着。没办到的，我们也写明了为什么。',
    },
  },
  {
    text: '水费单子上的“污水处理费”我们村根本没得污水管，为啥子要收？跟水井街那位老师是一个问题。',
    name: '磨刀溪人',
    place: '磨刀溪村',
    units: ['pricing', 'housing'],
    weight: 7,
  },
  {
    text: '气价上调听证会的代表是怎么选的？我们普通老百姓能不能报名？',
    name: '竹林深处',
    place: '东门桥社区',
    units: ['pricing'],
    weight: 5,
    ending: {
      how: 'draft',
      text: '听证会消费者代表不少于五分之二，面向社会公开报名、随机抽取。本次报名时间拟定为……',
    },
  },
  {
    text: '我听说隔壁有个局长的亲戚偷电，具体名字我晓得，要不要在这里说出来？',
    name: '知情人',
    place: '石磨镇',
    units: [],
    review: {
      do: 'return',
      reason: 'law',
      note: '涉及违法线索，请勿公开。已转有关部门，可按回执上的办法补充材料，信息严格保密。',
    },
  },
  {
    text: '感谢供电所的小伙子！上周大雨半夜两点，三个人打着电筒在田坎上抢修，天亮就来电了。好的也要说一声。',
    name: '养蜂人老何',
    place: '白鹭沟村',
    units: ['power'],
    review: { do: 'hold', note: '表扬留言，待点评环节一并播出。' },
    weight: 6,
  },
];

/** Afterwards one of them every minute or two. */
export const TRICKLE_QUESTIONS: readonly AuthoredQuestion[] = [
  {
    text: '冬季供气会不会限量？我们镇上的敬老院靠燃气取暖，请优先保障。',
    name: '夕阳红',
    place: '石磨镇',
    units: ['gas'],
    weight: 6,
  },
  {
    text: '民宿用电按什么类别算？客人少的时候电费比房费还贵。',
    name: '民宿主人阿月',
    place: '白鹭沟村',
    units: ['power', 'pricing'],
  },
  {
    text: '自来水公司能不能像供电那样出个手机账单，让我们看得到每天用了多少？',
    name: '奶茶店店长',
    place: '柳叶河社区',
    units: ['housing'],
  },
  {
    text: '村小学的直饮水机坏了两个月，娃儿都从家里背水上学。',
    name: '县中学生家长',
    place: '大碾子村',
    units: ['housing'],
    weight: 8,
  },
  {
    text: '养殖场用电为啥子不算农业电？我们养猪的也是农民噻。',
    name: '养猪场老邓',
    place: '米家渡村',
    units: ['pricing', 'power'],
  },
  {
    text: '燃气管道从我家菜园子底下过，标志桩都倒了，挖红苕都怕挖到管子。',
    name: '半亩花田',
    place: '磨刀溪村',
    units: ['gas'],
    weight: 5,
  },
  {
    text: '一户多表的老房子，拆迁以后空户还在扣底度费，怎么销户？',
    name: '裁缝铺孙姨',
    place: '水井街',
    units: ['housing', 'power'],
  },
  {
    text: '高层小区停电，电梯困人怎么办？物业的备用发电机从来没响过。',
    name: '云溪小陈',
    place: '云锦家园',
    units: ['power', 'housing'],
    weight: 7,
  },
  {
    text: '屋顶装了光伏，卖给电网的钱三个月没到账了。',
    name: '返乡创业青年',
    place: '三棵樟村',
    units: ['power'],
  },
  {
    text: '换燃气表的时候说旧表里的余额会转过去，到现在没转，一百二十块。',
    name: '理发店小鱼',
    place: '东门桥社区',
    units: ['gas'],
  },
  {
    text: '消防栓里面没有水，是不是该归自来水管？',
    name: '老物业',
    place: '枫树塘小区',
    units: ['housing'],
    weight: 6,
  },
  {
    text: '能不能把水电气三张单子合成一张？我们老年人搞不清楚哪张是哪张。',
    name: '心宽体胖',
    place: '老纺织厂家属院',
    units: ['pricing'],
    weight: 6,
  },
];

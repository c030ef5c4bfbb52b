/** The invented county: its departments, staff and the names people use online. */
import type { StaffRole } from '#shared/kernel/roles.ts';

export const BODY_NAME = '云溪县政协';

export const UNITS = {
  housing: '县住房和城乡建设局',
  pricing: '县发展和改革局',
  power: '云溪供电公司',
  gas: '云溪燃气公司',
} as const;

export type UnitKey = keyof typeof UNITS;

export const UNIT_KEYS = ['housing', 'pricing', 'power', 'gas'] as const satisfies readonly UnitKey[];

/** One password for everybody: it is a demo, and the command prints it. */
export const PASSWORD = 'yunxi-shuidianqi';

export interface StaffMember {
  readonly loginName: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly unit?: UnitKey;
  /** What the desk of this person is called in print. */
  readonly desk: string;
}

export const ADMINISTRATOR: StaffMember = {
  loginName: 'yunxi',
  name: '管理员',
  role: 'administrator',
  desk: '管理员   admin',
};

export const STAFF = {
  host: { loginName: 'zhuchi', name: '主持人 秦晓禾', role: 'moderator', desk: '主持人   moderator' },
  reviewer: { loginName: 'shenhe', name: '审核员 卢静', role: 'reviewer', desk: '审核员   reviewer' },
  clerk: { loginName: 'sulu', name: '速录员 闻悦', role: 'clerk', desk: '速录员   clerk' },
  committee: { loginName: 'tianwei', name: '提案委 覃正清', role: 'committee', desk: '提案委   committee' },
  supervisor: { loginName: 'ducha', name: '督查室 严守成', role: 'supervisor', desk: '督查室   supervisor' },
} as const satisfies Record<string, StaffMember>;

export const OFFICERS = {
  housing: {
    loginName: 'zhujian',
    name: '住建局 殷立民',
    role: 'department',
    unit: 'housing',
    desk: '住建局',
  },
  pricing: { loginName: 'fagai', name: '发改局 祝蕴', role: 'department', unit: 'pricing', desk: '发改局' },
  power: { loginName: 'gongdian', name: '供电公司 雷大川', role: 'department', unit: 'power', desk: '供电' },
  gas: { loginName: 'ranqi', name: '燃气公司 焦敏', role: 'department', unit: 'gas', desk: '燃气' },
} as const satisfies Record<UnitKey, StaffMember>;

/** Names as people choose them online. */
export const NICKNAMES = [
  '山里人家',
  '老周头',
  '云溪小陈',
  '槐树湾李婶',
  '平安是福',
  '一壶老茶',
  '石磨镇豆腐坊',
  '向日葵',
  '卖菜的王姐',
  '退休老钳工',
  '半亩花田',
  '渡口摆渡人',
  '小满妈妈',
  '跑货运的刘哥',
  '桐子花开',
  '三尺讲台',
  '岭上白云',
  '修车铺大赵',
  '米家渡老米',
  '晨跑的阿成',
  '外婆的灶台',
  '在外打工的娃',
  '养蜂人老何',
  '楼长吴阿姨',
  '慢慢走',
  '听雨',
  '火锅店小罗',
  '青杠坪老杨',
  '一名网格员',
  '白鹭飞飞',
  '杂货铺老板娘',
  '磨刀溪人',
  '知足常乐',
  '独居的张爷爷',
  '云锦家园8栋',
  '乡村医生小田',
  '茶山妹子',
  '骑手阿杰',
  '老物业',
  '梧桐树下',
  '裁缝铺孙姨',
  '大碾子二娃',
  '早起卖豆浆',
  '奶茶店店长',
  '竹林深处',
  '县中学生家长',
  '电工老马',
  '樟树下乘凉',
  '幸福一家人',
  '河边钓鱼佬',
  '枫树塘业主',
  '养猪场老邓',
  '理发店小鱼',
  '夕阳红',
  '返乡创业青年',
  '种菌子的老秦',
  '民宿主人阿月',
  '水井街坊',
  '心宽体胖',
  '静待花开',
] as const;

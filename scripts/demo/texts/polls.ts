/** The polls of the demo, with how people tend to vote. */
import type { InputOf } from '#shared/contract/catalogue.ts';

type Plan = Omit<InputOf<'polls:prepare'>, 'pollId' | 'type' | 'config'>;

/** How a crowd leans: the weight of each option, or of each score per aspect. */
type Leaning = readonly number[];

export type AuthoredPoll = Plan &
  (
    | { readonly type: 'single'; readonly config: { readonly options: string[] }; readonly leaning: Leaning }
    | {
        readonly type: 'multiple';
        readonly config: { readonly options: string[]; readonly max: number };
        readonly leaning: Leaning;
      }
    | {
        readonly type: 'rating';
        readonly config: { readonly aspects: string[] };
        readonly leaning: readonly Leaning[];
      }
  );

/** Taken one after the other; the first is secret and shows its result only after closing. */
export const POLLS: readonly AuthoredPoll[] = [
  {
    title: '居民阶梯水价是否应当按家庭人口核定基数？（无记名，关闭后公布）',
    type: 'single',
    config: { options: ['应当，五口以上自动增加', '应当，但要自己申请', '维持现在按户计算', '弃权'] },
    leaning: [52, 24, 15, 9],
    secret: true,
    results: 'after',
    electorate: 'all',
  },
  {
    title: '有限的资金，您认为最该先办哪几件？（最多选三件）',
    type: 'multiple',
    config: {
      options: [
        '老旧供水管网改造',
        '农村低电压治理',
        '独居老人燃气报警器',
        '小区充电棚',
        '物业转供电清退',
        '缴费服务进社区',
      ],
      max: 3,
    },
    leaning: [30, 22, 34, 18, 26, 14],
    secret: false,
    results: 'live',
    electorate: 'all',
  },
  {
    title: '请给各部门今天的答复打分',
    type: 'rating',
    config: { aspects: ['领导重视', '协商沟通', '建议采纳', '办理成效'] },
    leaning: [
      [1, 2, 8, 30, 24],
      [1, 3, 10, 28, 20],
      [2, 6, 18, 24, 10],
      [4, 10, 24, 14, 6],
    ],
    secret: true,
    results: 'live',
    electorate: 'all',
  },
];

/** Stays open for the newcomer once the others are done. */
export const LAST_POLL: AuthoredPoll = {
  title: '这样的网络协商会，您希望多久开一次？',
  type: 'single',
  config: { options: ['每月一次', '每季度一次', '每半年一次', '有事就开'] },
  leaning: [18, 44, 10, 28],
  secret: false,
  results: 'live',
  electorate: 'all',
};

/** Of the session that is over. */
export const PAST_POLL: AuthoredPoll = {
  title: '您对本次协商会各部门的答复是否满意？',
  type: 'single',
  config: { options: ['满意', '基本满意', '不满意'] },
  leaning: [40, 46, 14],
  secret: true,
  results: 'after',
  electorate: 'all',
};

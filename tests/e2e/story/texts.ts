/** Who the story is about and what they say. */
import type { WrittenAnswer } from '../support/answering.ts';
import { chinaDay } from '../support/person.ts';

export const housing = '县住建局';
export const gas = '燃气公司';

export const session = {
  title: '老旧小区天然气改造',
  topic: '2005 年以前的小区何时通天然气，费用怎么分担。',
  units: [housing, gas],
};

/** №1 to №3, in the order in which they are asked. */
export const questions = [
  { text: '我们小区 1998 年建成，什么时候能通上天然气？', name: '刘阿姨', place: '城关镇东街社区' },
  { text: '改造以后，每户要自己出多少钱？', name: '马师傅', place: '河西村' },
  { text: '县里的篮球场晚上能不能多开一会儿？', name: '马师傅', place: '河西村' },
] as const;

export const answer: WrittenAnswer = {
  text: '东街社区已列入今年第二批改造，管道设计已经完成。',
  measure: '铺设中压管道 1.2 公里，入户 316 户',
  due: chinaDay(60),
  owner: '赵科长',
};

export const poll = '您是否同意先改造主管道，再分楼入户？';

export const item = {
  title: '城关镇东街社区天然气改造',
  summary: '东街社区 1998 年建成，居民希望尽快通上天然气。',
};

export const costItem = {
  title: '天然气改造的户内费用',
  summary: '居民想知道每户自己要出多少钱。',
  answer: '户内费用每户 2600 元，低保户全免，其余可分三年付清。',
};

export const outcome: WrittenAnswer = {
  text: '东街社区 316 户已全部通气点火，欢迎到社区服务站查看验收单。',
  measure: '中压管道 1.2 公里完工，316 户通气',
  due: chinaDay(0),
  owner: '赵科长',
};

export const notOurs = '与本次议题无关，已转县文体局。';

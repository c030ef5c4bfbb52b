/** Texts of the big screen: few and short. */

export const zh = {
  join: '扫码参加',
  joinHint: '提问 · 留言 · 投票',
  follow: '扫码看进展',
  followHint: '回放 · 答复 · 办理进度',
  asks: (name: string, place: string) => (place === '' ? `${name} 提问` : `${name}（${place}）提问`),
  answering: (unit: string) => `${unit}正在回答`,
  supports: '人支持',
  watching: '在线',
  interacted: '互动人数',
  questions: '公开提问',
  turnout: '已投票',
  voting: '正在投票',
  result: '投票结果',
  afterClosing: '投票结束后公布结果',
  welcome: '欢迎参加',
  startsAt: '开始时间',
  paused: '休会中',
  ended: '会议结束，感谢参与',
};

/** Texts of the programme's picture. */

export const zh = {
  label: '会场直播画面',
  play: '播放直播',
  connecting: '正在接通画面……',
  gesture: '点一下，打开声音',
  recovering: '画面断了，正在恢复。提问和留言照常。',
  unavailable: '画面暂时接不通。提问、留言和投票照常进行。',
  retry: '再试一次',
  soon: '直播还没有开始',
  break: '会间休息，稍后继续',
  ended: '直播已结束，感谢参与',
  noPicture: '现在没有画面信号',
  audioOnly: '只听声音',
  withPicture: '看画面',
  audioOnlyNow: '正在收听',
  mute: '静音',
  unmute: '打开声音',
  fullscreen: '全屏',
};

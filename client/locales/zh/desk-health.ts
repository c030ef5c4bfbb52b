/** How picture and sound are, on the moderator's desk. */

export const zh = {
  alarms: '画面和声音的警报',
  pictureMissing: (name: string, seconds: number) => `${name}在播出，但 ${seconds} 秒没有画面信号`,
  pictureStuck: (name: string, seconds: number) => `${name}画面卡住 ${seconds} 秒`,
  soundMissing: (seconds: number) => `已经 ${seconds} 秒没有任何声音，请检查话筒`,
  lossy: (name: string, percent: number) => `${name}网络不稳，丢包 ${percent}%`,
  outputStopped: '录像和普通直播中断，正在重新启动',
  outputReduced: '服务器忙不过来，录像和普通直播的画质已自动降低，稍后会再试着恢复',
  mediaBusy: (percent: number) => `服务器负荷过高（${percent}%），新来的观众改看普通直播`,
  troubled: (people: number) => `最近十分钟有 ${people} 人反映看不到或听不到`,
  /** Read aloud once, so without figures that change. */
  said: {
    pictureStuck: (name: string) => `${name}画面卡住了`,
    soundMissing: '没有任何声音，请检查话筒',
    lossy: (name: string) => `${name}网络不稳`,
    mediaBusy: '服务器负荷过高，新来的观众改看普通直播',
    troubled: '有几位观众反映看不到或听不到',
  },
  rate: (framesPerSecond: number) => `${framesPerSecond} 帧/秒`,
  loss: (percent: number) => `丢包 ${percent}%`,
  roundTrip: (ms: number) => `往返 ${ms} 毫秒`,
  still: (seconds: number) => `停了 ${seconds} 秒`,
  viewers: '观众收看方式',
  way: { webrtc: '实时', hls: '普通直播', sound: '只有声音', text: '只有文字' },
  load: (percent: number) => `媒体进程负荷 ${percent}%`,
  troubles: '观众反映的问题',
  problem: { no_picture: '看不到画面', no_sound: '听不到声音', stutters: '一卡一卡的', other: '其他问题' },
};

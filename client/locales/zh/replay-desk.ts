/** Texts of recording and captions at the desks. */

export const zh = {
  low: (left: string) => `录像磁盘快满了，大约还能录${left}。请管理员尽快清理磁盘；直播不受影响。`,
  stopped: '录像磁盘已满，现在没有在录像，直播照常进行。请管理员马上清理磁盘，清理后会自动接着录。',
  hours: (hours: number) => ` ${hours} 小时`,
  minutes: (minutes: number) => ` ${minutes} 分钟`,
  settingsTitle: '录像',
  settingsLead: '会议录像保存多久。到期的录像会自动删除，提问、答复和留言不会删除。',
  keepDays: '保存天数',
  forEver: '一直保存',
  days: (days: number) => `${days} 天`,
  save: '保存',
  saved: '已保存',
  removesOlder: (days: number) => `保存后，${days} 天以前的录像会在一小时内删除，不能恢复。`,
};

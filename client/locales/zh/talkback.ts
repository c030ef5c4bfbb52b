/** Guests who wait and the desk talk with each other off air. */

export const zh = {
  title: '候场通话',
  desk: '主持人',
  nobody: '现在没有人说话。主持人对候场嘉宾说话时，您会听到。',
  /** Between names. */
  comma: '、',
  with: (names: string) => `能互相听到：${names}。观众听不到。`,
  quiet: '关闭候场声音',
  hearAgain: '打开候场声音',
  touchToHear: '点一下，听候场声音',
  waiting: (count: number) => `${count} 人候场`,
  listen: '听候场',
  talk: '对候场说话',
  stopTalking: '停止说话',
  talking: '正在对候场嘉宾说话，观众听不到；本机麦克风暂时对观众静音。',
  openMicrophone: '本机麦克风正在直播，候场声音先停放，以免被观众听到。关掉麦克风就能听。',
  failed: '候场通话接不通，请再试一次。',
  stillMuted: '本机麦克风仍对观众静音；要让观众听到，请重新打开。',
};

/** Which system a browser runs on, as far as it decides where a permission is given. */

export type System =
  | 'wechat-ios'
  | 'wechat-android'
  | 'ios'
  | 'android'
  | 'windows'
  | 'mac'
  /** Anything else. */
  | 'other';

/** `touchPoints`: iPads call themselves Macs, but Macs have no touch screen. */
export function systemOf(userAgent: string, touchPoints: number): System {
  const isIos = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);
  const isAndroid = /Android|HarmonyOS|OpenHarmony/.test(userAgent);
  if (/MicroMessenger/i.test(userAgent)) {
    if (isIos) return 'wechat-ios';
    if (isAndroid) return 'wechat-android';
  }
  if (isIos) return 'ios';
  if (isAndroid) return 'android';
  if (/Windows/.test(userAgent)) return 'windows';
  return /Macintosh/.test(userAgent) ? 'mac' : 'other';
}

/** This browser's. */
export function thisSystem(): System {
  return systemOf(navigator.userAgent, navigator.maxTouchPoints);
}

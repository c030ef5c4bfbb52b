/** Where people have to look for a permission. */
import { expect, it } from 'vitest';
import { systemOf } from './system.ts';

const UA = {
  iphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1',
  ipad: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15',
  android: 'Mozilla/5.0 (Linux; Android 14; V2302A) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36',
  windows: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36',
  wechat: ' MicroMessenger/8.0.54(0x2800363A) NetType/WIFI',
};

it.each([
  [UA.iphone, 5, 'ios'],
  [UA.iphone + UA.wechat, 5, 'wechat-ios'],
  [UA.android, 5, 'android'],
  [UA.android + UA.wechat, 5, 'wechat-android'],
  [UA.ipad, 5, 'ios'],
  [UA.ipad, 0, 'mac'],
  [UA.windows, 10, 'windows'],
  // WeChat on a computer asks as the computer's browsers do.
  [UA.windows + UA.wechat, 0, 'windows'],
  ['Mozilla/5.0 (X11; Linux x86_64) Chrome/131.0', 0, 'other'],
])('[T41] knows the system of %s', (userAgent, touchPoints, system) => {
  expect(systemOf(userAgent, touchPoints)).toBe(system);
});

/** What to say when a device is not to be had: what happened, and what to do on this very system. */
import { type DeviceCheckTexts, deviceCheckTexts } from '#client/locales/device-check.ts';
import { useText } from '#client/locales/texts.ts';
import type { DeviceProblem } from './remembered-devices.ts';
import { type System, thisSystem } from './system.ts';

/** Two sentences at most: the first names it, the second helps. */
export interface ProblemWords {
  readonly title: string;
  readonly help: string;
}

export function problemWords(
  t: DeviceCheckTexts,
  { kind, error }: DeviceProblem,
  system: System,
): ProblemWords {
  const device = t.devices[kind];
  switch (error) {
    case 'permission_blocked':
      return { title: t.problem.notAllowed(device), help: t.allow[system] };
    case 'no_device':
      return { title: t.problem.notFound(device), help: t.find[kind === 'screen' ? 'camera' : kind] };
    case 'device_busy':
      return { title: t.problem.busy(device), help: t.busyHelp };
    case 'insecure_context':
      return { title: t.problem.insecure, help: t.insecureHelp };
    case 'unsupported_browser':
      return { title: t.problem.unsupported, help: isWechat(system) ? t.leaveWechat : t.otherBrowser };
    case 'cancelled':
      return { title: t.problem.cancelled, help: '' };
    case 'failed':
      return { title: t.problem.failed(device), help: t.failedHelp };
  }
}

function isWechat(system: System): boolean {
  return system === 'wechat-android' || system === 'wechat-ios';
}

/** {@link problemWords} in the page's language, for the browser it is open in. */
export function useProblemWords(): (problem: DeviceProblem) => ProblemWords {
  const t = useText(deviceCheckTexts);
  return (problem) => problemWords(t, problem, thisSystem());
}

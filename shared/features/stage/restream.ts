/** How the programme reaches another platform. */
import type { RefusalCode } from '#shared/kernel/refusals.ts';

/** Volatile; the desk learns of it. */
export interface RestreamState {
  /** `waiting`: there is no programme yet; `retrying`: it broke off; `failed`: it is not tried again. */
  readonly state: 'waiting' | 'running' | 'retrying' | 'failed';
  readonly reason?: RefusalCode;
  /** Since when it runs, or ran before it broke off, ISO; missing where it was never reached. */
  readonly since?: string;
  /** When what broke off is tried again, ISO; in the past while it is being tried. */
  readonly retryAt?: string;
}

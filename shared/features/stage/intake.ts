/** What becomes of a source that comes to us otherwise than from a browser. */
import type { RefusalCode } from '#shared/kernel/refusals.ts';

/** Volatile; the desk learns of it. */
export interface IntakeState {
  /** Pushed by an encoder over RTMP, or fetched from a media partner. */
  readonly by: 'push' | 'pull';
  /** `connecting`: nothing is seen yet. What is fetched and failed is tried again by itself. */
  readonly state: 'connecting' | 'flowing' | 'failed';
  /** How the picture is treated while it flows: handed on as it comes, encoded anew, or none at all. */
  readonly picture?: 'copy' | 'encode' | 'none';
  /** Why it failed; while it is tried again, why the last attempt did. */
  readonly reason?: RefusalCode;
  /** When what failed is tried again, ISO. */
  readonly retryAt?: string;
}

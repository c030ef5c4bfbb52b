/** Where a connection stands, in a word. */
import type { RefusalCode } from '#shared/kernel/refusals.ts';

export type ConnectionStatus = 'connecting' | 'live' | 'behind' | 'offline' | 'outdated' | 'refused';

export interface ConnectionState {
  readonly status: ConnectionStatus;
  /** Why the server does not let us in; only with `refused`. */
  readonly code: RefusalCode | null;
}

export const CONNECTING: ConnectionState = { status: 'connecting', code: null };

/** Groups the sessions of the home page: live first, then coming, then past. No React. */
import type { SessionListItem } from '#shared/contract/http.ts';
import type { SessionStatus } from '#shared/features/sessions/state.ts';

export type SessionGroup = 'now' | 'ahead' | 'past';

const GROUP_OF: Readonly<Record<SessionStatus, SessionGroup>> = {
  preparing: 'ahead',
  announced: 'ahead',
  live: 'now',
  paused: 'now',
  compiling: 'past',
  handling: 'past',
  closed: 'past',
};

export interface GroupedSessions {
  readonly group: SessionGroup;
  readonly sessions: readonly SessionListItem[];
}

/** Groups that are not empty; what comes next first, what is over last. */
export function groupSessions(sessions: readonly SessionListItem[]): readonly GroupedSessions[] {
  const time = (session: SessionListItem) => Date.parse(session.scheduledAt);
  const groups: readonly SessionGroup[] = ['now', 'ahead', 'past'];
  return groups
    .map((group) => ({
      group,
      sessions: sessions
        .filter((session) => GROUP_OF[session.status] === group)
        .sort((a, b) => (group === 'ahead' ? time(a) - time(b) : time(b) - time(a))),
    }))
    .filter(({ sessions: some }) => some.length > 0);
}

/** A receipt code as people type it: small letters, spaces, without hyphens. Null when it cannot be one. */
export function readReceiptCode(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return /^[A-HJ-NP-Z2-9]{12}$/.test(plain)
    ? `${plain.slice(0, 4)}-${plain.slice(4, 8)}-${plain.slice(8)}`
    : null;
}

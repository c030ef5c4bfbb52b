/** What can happen to a session as a whole. */
import type { SessionPolicy, Stage, UnitRef } from './state.ts';

export type SessionEvent =
  | {
      readonly type: 'session.created';
      readonly id: string;
      readonly code: string;
      readonly tenantId: string;
      readonly tenantName: string;
      readonly title: string;
      readonly kind: SessionKind;
      readonly topic: string;
      readonly scheduledAt: string;
      readonly units: readonly UnitRef[];
      readonly agenda: readonly Stage[];
      readonly policy: SessionPolicy;
    }
  | {
      readonly type: 'session.changed';
      readonly change: {
        readonly title?: string;
        readonly topic?: string;
        readonly kind?: SessionKind;
        readonly scheduledAt?: string;
        readonly units?: readonly UnitRef[];
        readonly agenda?: readonly Stage[];
        readonly policy?: SessionPolicy;
      };
    }
  | { readonly type: 'session.announced' }
  | { readonly type: 'session.started' }
  | { readonly type: 'session.paused' }
  | { readonly type: 'session.resumed' }
  | { readonly type: 'session.stageEntered'; readonly stageId: string }
  | { readonly type: 'session.intakeSet'; readonly questions: boolean; readonly comments: boolean }
  | { readonly type: 'session.ended' }
  | { readonly type: 'session.handlingBegun' }
  | { readonly type: 'session.closed' };

/** Kinds of session that share the machinery (domain: 网络协商会, 专题协商, 提案办理协商, 委员线上访谈, 微讲堂, 微协商). */
export const SESSION_KINDS = [
  'consultation',
  'thematic',
  'proposal',
  'interview',
  'lecture',
  'residents',
] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

/** Carries out commands on items: reads the stream, decides, appends with its row, decides again when it lost a race. */

import { extendRow, type ItemRow, projectFollowupEvents } from '#server/app/projections/items.ts';
import type { Decision, Facts } from '#server/domain/decision.ts';
import { followupAccess } from '#server/domain/followups/access.ts';
import { followupDeciders } from '#server/domain/followups/decide.ts';
import {
  DEFAULT_POLICY,
  type FollowupCommandName,
  type FollowupFacts,
  type FollowupPolicy,
} from '#server/domain/followups/decision.ts';
import type { CommandRecord, EventStore } from '#server/ports/event-store.ts';
import type { WorkCalendar } from '#server/ports/work-calendar.ts';
import type { ParsedCommand } from '#shared/contract/catalogue.ts';
import type { FollowupEvent } from '#shared/features/followups/events.ts';
import type { FollowupState } from '#shared/features/followups/state.ts';
import { followupStream } from '#shared/kernel/ids.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { Actor } from '#shared/kernel/roles.ts';
import { loadItem } from './item-log.ts';
import { findReceipt, type LoadRoom } from './receipts.ts';

export interface FollowupRequest {
  readonly command: ParsedCommand<FollowupCommandName>;
  readonly commandId: string;
  readonly actor: Actor;
}

export interface FollowupService {
  execute(request: FollowupRequest): Promise<Result<unknown>>;
  /** The item as it stands; null when there is none. */
  find(itemId: string): Promise<FollowupState | null>;
}

export interface FollowupPorts {
  readonly store: EventStore;
  readonly calendar: WorkCalendar;
  readonly facts: { forActor(actor: Actor): Facts };
  readonly loadRoom: LoadRoom;
  readonly policy?: FollowupPolicy;
  /** Told after every commit. */
  readonly committed?: (item: FollowupState, events: readonly FollowupEvent[]) => void;
}

/** Writers of one item are few: whoever loses this often meets something else than a race. */
const ATTEMPTS = 8;

interface Target {
  readonly itemId: string;
  readonly receipt: FollowupFacts['receipt'];
}

export function createFollowupService(ports: FollowupPorts): FollowupService {
  const { store, calendar, policy = DEFAULT_POLICY } = ports;

  /** The item that a command is about; authors name it by their receipt code. */
  async function findTarget(command: FollowupRequest['command']): Promise<Target | null> {
    if (command.name !== 'followups:rate') return { itemId: command.payload.itemId, receipt: null };
    const found = await findReceipt(ports, command.payload.receipt);
    if (found?.item?.status !== 'dispatched') return null;
    const itemId = found.item.id;
    return { itemId, receipt: { itemId, key: found.key } };
  }

  function factsFor(actor: Actor, receipt: FollowupFacts['receipt']): FollowupFacts {
    const { at, units } = ports.facts.forActor(actor);
    return { at, actor, units, policy, receipt, addWorkingDays: calendar.addWorkingDays };
  }

  async function append(
    row: ItemRow,
    request: FollowupRequest,
    at: string,
    { events, reply }: Decision<FollowupEvent, unknown>,
  ): Promise<Result<unknown> | 'again'> {
    const stream = followupStream(row.itemId);
    const dated = events.map((event) => ({ at, event }));
    const record = { stream, commandId: request.commandId, personId: request.actor.personId, reply };
    const appended = await store.append({
      streams: [{ stream, expectedSeq: row.seq, events: dated }],
      commands: [record],
      writes: projectFollowupEvents(row.itemId, dated, row),
    });
    if (appended.outcome === 'conflict') return 'again';
    if (appended.outcome === 'duplicate') return replay(appended.record, request.actor);
    ports.committed?.(extendRow(row, dated), events);
    return ok(reply);
  }

  async function attempt(request: FollowupRequest, target: Target): Promise<Result<unknown> | 'again'> {
    const { command, commandId, actor } = request;
    const row = await loadItem(store, target.itemId);
    if (row === null || isForeign(row, actor)) return refuse('not_found', 'item');
    const refused = followupAccess[command.name](actor, row);
    if (refused !== null) return refuse(refused);
    const facts = factsFor(actor, target.receipt);
    const decided = decide(command, row, facts);
    if (decided.ok) return append(row, request, facts.at, decided.value);
    // What is refused now may be the retry of what was carried out before.
    const earlier = await store.findCommand(followupStream(row.itemId), commandId);
    return earlier === null ? decided : replay(earlier, actor);
  }

  async function execute(request: FollowupRequest): Promise<Result<unknown>> {
    const target = await findTarget(request.command);
    if (target === null) return refuse('not_found');
    for (let tries = 0; tries < ATTEMPTS; tries += 1) {
      const result = await attempt(request, target);
      if (result !== 'again') return result;
    }
    return refuse('conflict', 'the item changes too fast');
  }

  return { execute, find: (itemId) => loadItem(store, itemId) };
}

/** Staff of another body do not learn that there is such an item [F1]. */
function isForeign(item: FollowupState, actor: Actor): boolean {
  return actor.tenantId !== undefined && actor.tenantId !== item.tenantId;
}

/** Ties a command's name to its payload. */
function decide<N extends FollowupCommandName>(
  command: ParsedCommand<N>,
  item: FollowupState,
  facts: FollowupFacts,
): Result<Decision<FollowupEvent, unknown>> {
  return followupDeciders[command.name](item, command.payload, facts);
}

/** The first answer again, but only to the person who got it. */
function replay(record: CommandRecord, actor: Actor): Result<unknown> {
  return record.personId === actor.personId ? ok(record.reply) : refuse('conflict', 'commandId was used');
}

/** Builds the services from their ports and wires what one tells another. Knows no adapter. */
import type { AccountStore } from '#server/ports/accounts.ts';
import type { Broadcaster } from '#server/ports/broadcaster.ts';
import type { Bus } from '#server/ports/bus.ts';
import type { Clock } from '#server/ports/clock.ts';
import type { CodeSender } from '#server/ports/code-sender.ts';
import type { DiskSpace } from '#server/ports/disk-space.ts';
import type { DocumentWriter, TableWriter } from '#server/ports/documents.ts';
import type { EncoderDoor } from '#server/ports/encoder-door.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import type { FilmStore } from '#server/ports/film-store.ts';
import type { Ids } from '#server/ports/ids.ts';
import type { Ledger } from '#server/ports/ledger.ts';
import type { LiveFeed } from '#server/ports/live-feed.ts';
import type { Log } from '#server/ports/log.ts';
import type { MediaPlane } from '#server/ports/media-plane.ts';
import type { MetricsWriter } from '#server/ports/metrics-writer.ts';
import type { Presence } from '#server/ports/presence.ts';
import type { ProgrammeFeed } from '#server/ports/programme-feed.ts';
import type { ProgrammeOutput } from '#server/ports/programme-output.ts';
import type { RateLimits } from '#server/ports/rate-limits.ts';
import type { Recordings } from '#server/ports/recordings.ts';
import type { Restreamer } from '#server/ports/restreamer.ts';
import type { Vault } from '#server/ports/vault.ts';
import type { WorkCalendar } from '#server/ports/work-calendar.ts';
import { type AccountService, createAccountService } from './accounts/account-service.ts';
import { createIdentity, type Identity } from './accounts/identity.ts';
import type { SignInsEnded } from './accounts/staff-sign-in.ts';
import { createVerification } from './accounts/verification.ts';
import { openChannel } from './bus-channel.ts';
import { closeAll } from './close-all.ts';
import { createCounterService } from './counters/counter-service.ts';
import { createDeliveryService } from './delivery/delivery-service.ts';
import { createDispatcher, type Order } from './dispatcher.ts';
import { createExports } from './documents/exports.ts';
import { createDeskQueries } from './followups/desk-queries.ts';
import { createFollowupService } from './followups/followup-service.ts';
import { createLedgerQueries } from './followups/ledger-queries.ts';
import { createReceiptQueries } from './followups/receipt-queries.ts';
import type { LoadRoom } from './followups/receipts.ts';
import { createHandlers } from './handlers.ts';
import { createCarriers } from './media/create-carriers.ts';
import { wireMedia } from './media/wire-media.ts';
import { bodiesNotice, signInsNotice } from './notices.ts';
import { createCaptionService } from './replay/caption-service.ts';
import { createReplayQueries, type ReplayQueries } from './replay/replay-queries.ts';
import { createRetention } from './replay/retention.ts';
import { createFactSource, type FactSource } from './rooms/fact-source.ts';
import { observeBodies } from './rooms/observed-bodies.ts';
import { createRoomService } from './rooms/room-service.ts';
import { createSessionQueries } from './rooms/session-queries.ts';
import { createVoteService } from './votes/vote-service.ts';

/** Everything that touches the world. */
export interface Ports {
  readonly events: EventStore;
  readonly ledger: Ledger;
  readonly accounts: AccountStore;
  readonly bus: Bus;
  readonly presence: Presence;
  readonly rateLimits: RateLimits;
  readonly mediaPlane: MediaPlane;
  /** Null where there is no encoder: then there is neither HLS nor a recording. */
  readonly programmeOutput: ProgrammeOutput | null;
  readonly recordings: Recordings;
  readonly diskSpace: DiskSpace;
  readonly filmDisk: DiskSpace;
  /** Bytes of the recordings' disk that are never used. */
  readonly minFreeBytes: number;
  readonly programmeFeed: ProgrammeFeed;
  readonly liveFeed: LiveFeed;
  /** Null where there is no output that could be sent on. */
  readonly restreamer: Restreamer | null;
  /** Null where nothing can be pushed. */
  readonly encoderDoor: EncoderDoor | null;
  readonly films: FilmStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly vault: Vault;
  readonly log: Log;
  readonly calendar: WorkCalendar;
  readonly codeSender: CodeSender;
  readonly tables: TableWriter;
  readonly documents: DocumentWriter;
  readonly metrics: MetricsWriter;
  readonly broadcaster: Broadcaster;
  readonly secureCookies: boolean;
  /** Of the audience, at once in this process. */
  readonly webrtcViewers: number;
}

export async function createServices(ports: Ports) {
  const { events, ledger, bus, clock, ids, vault, log } = ports;
  const facts = await createFactSource({ clock, ids, vault, accounts: ports.accounts });
  const bodies = await shareBodies(ports, facts);
  const rooms = await createRoomService({ ...ports, store: events, facts });
  const nodeId = ids.id('n');
  const counters = await createCounterService({ ledger, bus, log, nodeId, findRoom: rooms.find });
  const queries = createSessionQueries({ store: events, ledger, rooms, digest: vault.digest });
  const carriers = await createCarriers(ports, rooms, queries);
  const { media, films } = carriers;
  const delivery = createDeliveryService({ ...ports, ...carriers, counters });
  counters.onChanged((sessionId) => delivery.touch(sessionId));
  const loadRoom = async (sessionId: string) => (await rooms.find(sessionId))?.room ?? null;
  const followups = createFollowupService({ store: events, calendar: ports.calendar, facts, loadRoom });
  const votes = createVoteService(ledger, counters);
  const handlers = createHandlers({ rooms, votes, media, counters, followups, films });
  const recall = async ({ sessionId, commandId, actor }: Order) =>
    sessionId === undefined ? null : ((await rooms.find(sessionId))?.recall(commandId, actor) ?? null);
  const dispatcher = createDispatcher({ handlers, recall, rateLimits: ports.rateLimits, ids, log });
  const accountPorts = { accounts: bodies.accounts, vault, ids, clock, log, rateLimits: ports.rateLimits };
  const accounts = createAccountService(accountPorts);
  const identity = createIdentity({ ...accountPorts, secureCookies: ports.secureCookies });
  const signInsEnded = await shareEndedSignIns(accounts, identity, ports);
  const verification = createVerification({ ...accountPorts, sender: ports.codeSender });
  const captions = createCaptionService({ store: events, clock });
  const replays = createReplayQueries({ ...ports, ...carriers, captions, store: events, rooms });
  const retention = createRetention({ ...ports, store: events });
  rooms.onCommitted((sessionId, committed) => delivery.committed(sessionId, committed));
  const wired = await wireMedia({ ...ports, ...carriers, rooms, delivery });

  return {
    ...carriers,
    rooms,
    counters,
    /** Where encoders push to, or null. */
    pushPort: wired.pushPort,
    delivery,
    followups,
    dispatcher,
    accounts,
    identity,
    verification,
    /** Told when sign-ins end early, in whichever process: their sockets are to be closed. */
    onSignInsEnded: signInsEnded.listen,
    queries,
    replays,
    retention,
    captions,
    ...createReaders(ports, loadRoom, replays),
    close: (): Promise<void> =>
      closeAll([
        () => retention.close(),
        () => wired.stop(),
        () => ports.recordings.close(),
        () => verification.close(),
        () => delivery.close(),
        () => signInsEnded.stop(),
        () => bodies.stop(),
        () => counters.close(),
        () => rooms.close(),
      ]),
  };
}

/** Everything that only reads what was decided. */
function createReaders(ports: Ports, loadRoom: LoadRoom, replays: Pick<ReplayQueries, 'moments'>) {
  const { events: store, clock, calendar } = ports;
  const reading = { store, clock, loadRoom };
  const ledgerQueries = createLedgerQueries({ ...reading, moments: replays.moments });
  return {
    ledgerQueries,
    exports: createExports({ ...ports, loadRoom, ledger: ledgerQueries }),
    receiptQueries: createReceiptQueries({ ...reading, moments: replays.moments }),
    deskQueries: createDeskQueries({ ...reading, calendar }),
  };
}

/** A sign-in that ends in one process ends in all: caches forget it, sockets are told. */
async function shareEndedSignIns(accounts: AccountService, identity: Identity, { bus, log }: Ports) {
  const channel = openChannel(bus, log, signInsNotice);
  const listeners: ((notice: SignInsEnded) => void)[] = [];
  accounts.onSignInsEnded((notice) => {
    identity.forget();
    void channel.tell({ ...notice });
  });
  const stop = await channel.hear((notice) => {
    identity.forget();
    for (const listener of listeners) listener(notice);
  });
  return { listen: (listener: (notice: SignInsEnded) => void) => listeners.push(listener), stop };
}

/** Departments that change in one process are known to the decisions of all. */
async function shareBodies({ accounts, bus, log }: Ports, facts: FactSource) {
  const channel = openChannel(bus, log, bodiesNotice);
  const stop = await channel.hear(() => {
    facts.refresh().catch((error: unknown) => log.error('departments could not be read', { error }));
  });
  const observed = observeBodies(accounts, async () => {
    await facts.refresh();
    await channel.tell({});
  });
  return { accounts: observed, stop };
}

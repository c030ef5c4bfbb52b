/** Thousands of malformed, oversized and out-of-turn packets: each is refused with a reason, nothing is stored. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, type CommandName } from '#shared/contract/catalogue.ts';
import { REFUSALS } from '#shared/kernel/refusals.ts';
import { RoomClient } from '#tests/support/room-client.ts';
import { goLive, join, setUp, startTestServer, visit, watch } from '#tests/support/test-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';

const names = Object.keys(CATALOGUE) as CommandName[];

const nasty = fc.oneof(
  fc.constant('\u202Egnp.exe\u0000'),
  fc.constant("'; DROP TABLE events; --"),
  fc.constant('<script>alert(1)</script>'),
  fc.constant('长'.repeat(2000)),
  fc.constant('\uD800'),
  fc.constant('__proto__'),
  fc.constant(-1),
  fc.constant(1e308),
  fc.constant(null),
  fc.constant([]),
  fc.anything({ maxDepth: 3, withNullPrototype: false }),
);

const keys = fc.constantFrom(
  'questionId',
  'text',
  'name',
  'commentIds',
  'pollId',
  'answer',
  'itemId',
  '__proto__',
  'constructor',
  'unitIds',
  'transportId',
  'config',
);

/** Something that is nearly a command. */
const packets = fc.oneof(
  fc.record({
    name: fc.oneof(fc.constantFrom(...names), fc.constantFrom('toString', '__proto__', 'questions:nuke', '')),
    commandId: fc.oneof(fc.constant('00000000-fuzz'), fc.string({ maxLength: 80 })),
    payload: fc.oneof(fc.dictionary(keys, nasty, { maxKeys: 6 }), nasty),
  }),
  nasty,
);

/** What JSON leaves of it; undefined travels as null. */
function asJson(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null');
  } catch {
    return null;
  }
}

/** Chance makes whole commands, too: these may be asked by everybody, and change nothing. */
const questions: readonly unknown[] = ['stage:mediaJoin', 'stage:talkback'];

function isQuestion(packet: unknown): boolean {
  return typeof packet === 'object' && packet !== null && 'name' in packet && questions.includes(packet.name);
}

describe('hostile packets', () => {
  it('are refused with a known code by sockets of every kind, and change nothing', async () => {
    await using server = await startTestServer();
    const { admin, units } = await setUp(server);
    const { code } = await goLive(admin, units);
    const officer = await join(admin, 'department', units[0]?.id ?? '');
    const clerk = await join(admin, 'clerk');
    const attackers = [
      await watch(server.url, code),
      await RoomClient.join({ http: officer, code, audience: 'unit' }),
      await RoomClient.join({ http: clerk, code, audience: 'staff' }),
    ];
    const before = await admin.get<{ room: unknown }>(`/api/sessions/${code}/snapshot?audience=staff`);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(attackers.length - 1),
        fc.array(packets, { minLength: 20, maxLength: 20 }),
        async (at, batch) => {
          const attacker = attackers[at];
          const results = await Promise.all(batch.map(async (packet) => attacker?.sendRaw(asJson(packet))));
          for (const [index, result] of results.entries()) {
            if (result?.ok === true && isQuestion(batch[index])) continue;
            if (result === undefined || result.ok) throw new Error(`taken: ${JSON.stringify(result)}`);
            expect(Object.keys(REFUSALS)).toContain(result.code);
            expect(result.code).not.toBe('internal');
            expect(JSON.stringify(result).length).toBeLessThan(400);
          }
        },
      ),
      { numRuns: 120, seed: 914, endOnFailure: true },
    );
    const after = await admin.get<{ room: unknown }>(`/api/sessions/${code}/snapshot?audience=staff`);
    expect(after.room).toEqual(before.room);
    for (const attacker of attackers) attacker.drop();
  }, 120_000);

  it('a packet over the limit costs its sender the connection, nobody else’s', async () => {
    await using server = await startTestServer();
    const { admin, units } = await setUp(server);
    const { code } = await goLive(admin, units, { reviewComments: false });
    const [attacker, viewer] = [await watch(server.url, code), await watch(server.url, code)];
    void attacker.sendRaw({ name: 'x', commandId: 'x', payload: 'x'.repeat(100_000) }).catch(() => undefined);
    await waitFor(() => !attacker.connected, { what: 'the cut' });
    await viewer.must('comments:make', { text: '还在', name: '网友' });
    viewer.drop();
  });

  it('another person’s command, room or audience is out of reach', async () => {
    await using server = await startTestServer();
    const { admin, units } = await setUp(server);
    const { code, sessionId } = await goLive(admin, units);
    const citizen = await visit(server.url);
    const outsiders = ['staff', 'unit'] as const;
    for (const audience of outsiders) {
      const answer = await citizen.request('GET', `/api/sessions/${code}/snapshot?audience=${audience}`);
      expect(answer.status).toBe(401);
    }
    await expect(RoomClient.join({ http: citizen, code, audience: 'staff' })).rejects.toThrow(/401/);
    expect(await citizen.command('sessions:end', {}, { sessionId })).toMatchObject({
      code: 'sign_in_required',
    });
    expect(await citizen.command('sessions:end', {}, { sessionId, as: 'citizen' })).toMatchObject({
      code: 'sign_in_required',
    });
  });

  it('a guessed guest link opens nothing', async () => {
    await using server = await startTestServer();
    const { admin, units } = await setUp(server);
    const { code } = await goLive(admin, units);
    const guest = new RoomClient({
      http: await visit(server.url),
      code,
      guestToken: 'guessed-token-guessed-token',
    });
    await guest.fetchSnapshot();
    await guest.connect();
    expect(guest.refused).toBe('invite_invalid');
    guest.drop();
  });
});

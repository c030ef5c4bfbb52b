/** A command keeps its id over every retry, and a refusal is never retried. */
import { describe, expect, it, vi } from 'vitest';
import { fail, type Outcome } from '#client/lib/outcome.ts';
import { commandBody } from '#shared/contract/http-schemas.ts';
import type { CommandPacket } from '#shared/contract/protocol.ts';
import { type CommandChannel, createCaller, createCommandSender } from './command-sender.ts';

/** A channel that answers from a list and keeps what it was sent. */
function aChannel(answers: readonly Outcome<never>[]): CommandChannel & { readonly sent: CommandPacket[] } {
  const sent: CommandPacket[] = [];
  return {
    sent,
    isOpen: () => true,
    untilOpen: () => Promise.resolve(),
    request(packet) {
      sent.push(packet);
      return Promise.resolve(answers[Math.min(sent.length, answers.length) - 1] ?? fail('internal'));
    },
  };
}

const place = () => ({ sessionId: 's_123456', as: 'citizen' }) as const;

describe('command sender', () => {
  it('retries what was lost under the same id', async () => {
    const channel = aChannel([fail('offline'), fail('timed_out'), fail('already_voted')]);
    const send = createCommandSender(channel, place);
    const outcome = await send('polls:vote', { pollId: 'v_123456', answer: { choice: 0 } });
    expect(outcome).toMatchObject({ ok: false, code: 'already_voted' });
    expect(channel.sent).toHaveLength(3);
    expect(new Set(channel.sent.map((packet) => packet.commandId)).size).toBe(1);
  });

  it('keeps the id of an intention that was sent before', async () => {
    const channel = aChannel([fail('offline')]);
    const send = createCommandSender(channel, place);
    await send('captions:say', { text: '各位委员' }, 'line_123');
    await send('captions:say', { text: '各位委员' }, 'line_123');
    await createCaller(channel)('captions:say', { text: '各位委员' }, 'line_123');
    expect(channel.sent).toHaveLength(9);
    expect(new Set(channel.sent.map((packet) => packet.commandId))).toEqual(new Set(['line_123']));
  });

  it('takes a refusal for an answer', async () => {
    const channel = aChannel([fail('muted')]);
    await createCommandSender(channel, place)('comments:make', { text: '好', name: '网友' });
    expect(channel.sent).toHaveLength(1);
  });

  it('gives up in words after the last try', async () => {
    const channel = aChannel([fail('offline')]);
    const send = createCommandSender(channel, place);
    expect(await send('comments:make', { text: '好', name: '网友' })).toEqual({ ok: false, code: 'offline' });
    expect(channel.sent).toHaveLength(4);
  });

  it('goes by HTTP where there is no socket, as the server wants it', async () => {
    const fetched = vi.fn((_path: string, _request: RequestInit) =>
      Promise.resolve(new Response(JSON.stringify({ ok: true, value: {} }))),
    );
    vi.stubGlobal('fetch', fetched);
    const channel = { ...aChannel([]), isOpen: () => false };
    const outcome = await createCommandSender(channel, place)('polls:open', {
      pollId: 'v_123456',
    });
    vi.unstubAllGlobals();
    expect(outcome).toEqual({ ok: true, value: {} });
    expect(fetched.mock.calls[0]?.[0]).toBe('/api/commands');
    const body: unknown = JSON.parse(String(fetched.mock.calls[0]?.[1].body));
    expect(commandBody.parse(body)).toMatchObject({ ...place(), name: 'polls:open' });
  });
});

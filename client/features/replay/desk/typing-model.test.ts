/** Typing live captions on a bad network, rule KR12: no word that was typed is lost, and none is sent twice unasked. */
import { describe, expect, it } from 'vitest';
import { fail } from '#client/lib/outcome.ts';
import type { Send } from '#client/session/command-sender.ts';
import {
  answered,
  correcting,
  dropped,
  fieldOf,
  givenUp,
  lineToSend,
  NOTHING_TYPED,
  parseTyping,
  sendLine,
  sentAgain,
  sentOff,
  type Typing,
  typed,
  unsentOf,
  writeTyping,
} from './typing-model.ts';

const LINE = { id: 'c_1', text: '各为委员' };

/** Enter. */
function send(typing: Typing, key: string): Typing {
  const line = lineToSend(typing, key);
  return line === null ? typing : sentOff(typing, line);
}

describe('[KR12] a line that is typed', () => {
  it('leaves the field free at once, and comes back beside it when it fails', () => {
    let typing = send(typed(NOTHING_TYPED, ' 第一句 '), 'a');
    expect(fieldOf(typing)).toBe('');
    expect(unsentOf(typing)).toEqual([]);
    typing = typed(typing, '第二句打了一');
    typing = answered(typing, 'a', false);
    expect(fieldOf(typing)).toBe('第二句打了一');
    expect(unsentOf(typing)).toMatchObject([{ text: '第一句', captionId: null, state: 'failed' }]);
  });

  it('is sent again or dropped, each by itself', () => {
    let typing = send(typed(send(typed(NOTHING_TYPED, '一'), 'a'), '二'), 'b');
    typing = answered(answered(typing, 'b', false), 'a', false);
    expect(unsentOf(typing).map(({ text }) => text)).toEqual(['一', '二']);
    typing = sentAgain(typing, 'a');
    expect(unsentOf(typing).map(({ state }) => state)).toEqual(['again', 'failed']);
    typing = answered(typing, 'a', false);
    expect(unsentOf(typing).map(({ state }) => state)).toEqual(['failed', 'failed']);
    typing = answered(sentAgain(typing, 'a'), 'a', true);
    expect(unsentOf(typing).map(({ text }) => text)).toEqual(['二']);
    expect(dropped(typing, 'b')).toEqual(NOTHING_TYPED);
  });

  it('is nothing without words', () => {
    expect(lineToSend(typed(NOTHING_TYPED, '  '), 'a')).toBeNull();
  });
});

describe('[KR12] a correction', () => {
  it('leaves the line that is half typed as it is, whether it is sent or given up', () => {
    const half = typed(NOTHING_TYPED, '打到一半');
    const typing = correcting(half, LINE);
    expect(fieldOf(typing)).toBe('各为委员');
    expect(fieldOf(givenUp(typed(typing, '各位')))).toBe('打到一半');
    const sent = send(typed(typing, '各位委员'), 'a');
    expect(sent.sent).toMatchObject([{ text: '各位委员', captionId: 'c_1' }]);
    expect(fieldOf(sent)).toBe('打到一半');
  });

  it('that fails is still one, and never becomes a new line', () => {
    const sent = send(typed(correcting(NOTHING_TYPED, LINE), '各位委员'), 'a');
    const failed = answered(sent, 'a', false);
    expect(unsentOf(failed)).toMatchObject([{ text: '各位委员', captionId: 'c_1' }]);
    expect(lineToSend(failed, 'b')).toBeNull();
  });
});

describe('[KR12] a line that is sent again', () => {
  it('has the id of its first time, also after a reload: the server carries it out once', async () => {
    const seen: unknown[] = [];
    const act: Send = (name, payload, commandId) => {
      seen.push([name, payload, commandId]);
      return Promise.resolve(fail('timed_out'));
    };
    const typing = send(typed(correcting(send(typed(NOTHING_TYPED, '一'), 'a'), LINE), '二'), 'b');
    for (const line of typing.sent) await sendLine(act, line);
    expect(seen).toEqual([
      ['captions:say', { text: '一' }, 'a'],
      ['captions:correct', { captionId: 'c_1', text: '二' }, 'b'],
    ]);
    const first = seen.splice(0);
    for (const line of parseTyping(writeTyping(sentAgain(typing, 'a'))).sent) await sendLine(act, line);
    expect(seen).toEqual(first);
  });
});

describe('[KR12] what a device keeps of it', () => {
  it('is all of it; what was on its way is to be decided about', () => {
    const typing = send(correcting(typed(NOTHING_TYPED, '打到一半'), LINE), 'a');
    const kept = parseTyping(writeTyping(correcting(typing, LINE)));
    expect(kept).toEqual({
      draft: '打到一半',
      correction: { captionId: 'c_1', text: '各为委员' },
      sent: [{ key: 'a', text: '各为委员', captionId: 'c_1', state: 'failed' }],
    });
    expect(writeTyping(NOTHING_TYPED)).toBe('');
  });

  it.each(['', '各位', '{}', 'null', '{"draft":1}', '[]'])('is nothing when it is not ours: %s', (kept) => {
    expect(parseTyping(kept)).toEqual(NOTHING_TYPED);
    expect(parseTyping('{"draft":"a","sent":[null,{"key":1}],"correction":3}')).toEqual({
      ...{ draft: 'a', correction: null, sent: [] },
    });
  });
});

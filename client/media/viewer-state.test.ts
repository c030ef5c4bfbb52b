/** Checks what a viewer is told in each situation. */
import { describe, expect, it } from 'vitest';
import { initialFacts, mayRetry, sameState, type ViewerFacts, viewerState } from './viewer-state.ts';

const on: ViewerFacts = { ...initialFacts, started: true, wanted: true };

describe('viewerState', () => {
  it.each<[string, ViewerFacts, string]>([
    ['before the start', { ...on, started: false, link: 'connected' }, 'idle'],
    ['when nothing is on air', { ...on, wanted: false, link: 'connected' }, 'idle'],
    ['at first', on, 'connecting'],
    ['while the path opens', { ...on, link: 'opening' }, 'connecting'],
    ['when the first try failed', { ...on, link: 'broken' }, 'connecting'],
    ['when media flow', { ...on, link: 'connected', hasPlayed: true }, 'playing'],
    ['when the browser wants a touch', { ...on, link: 'connected', blocked: true }, 'needs-gesture'],
    ['when the path broke', { ...on, link: 'broken', hasPlayed: true }, 'recovering'],
    ['while a new path opens', { ...on, link: 'opening', hasPlayed: true }, 'recovering'],
    [
      'when a touch is wanted but the path broke',
      { ...on, link: 'broken', hasPlayed: true, blocked: true },
      'recovering',
    ],
    ['when the server has no media', { ...on, refusal: 'media_unavailable' }, 'unavailable'],
  ])('%s', (_when, facts, kind) => {
    expect(viewerState(facts).kind).toBe(kind);
  });

  it('says whether it tries again by itself', () => {
    expect(viewerState({ ...on, refusal: 'media_unavailable' })).toMatchObject({ willRetry: true });
    expect(viewerState({ ...on, refusal: 'unsupported' })).toMatchObject({ willRetry: false });
  });

  it('a connection that is away is worth another try', () => {
    expect(mayRetry('offline')).toBe(true);
    expect(mayRetry('session_ended')).toBe(false);
  });
});

describe('sameState', () => {
  it('tells refusals apart', () => {
    const unavailable = (code: 'unsupported' | 'not_found') =>
      ({ kind: 'unavailable', code, willRetry: false }) as const;
    expect(sameState(unavailable('unsupported'), unavailable('unsupported'))).toBe(true);
    expect(sameState(unavailable('unsupported'), unavailable('not_found'))).toBe(false);
    expect(sameState({ kind: 'idle' }, { kind: 'playing' })).toBe(false);
  });
});

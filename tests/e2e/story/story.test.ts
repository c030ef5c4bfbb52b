/** The whole story in browsers, as its people live it: from the one-time link to the two rates of the ledger. */
import { describe, expect } from 'vitest';
import { tellAfter } from './after.ts';
import { tellBefore } from './before.ts';
import { tellLive } from './live.ts';
import { Stage } from './stage.ts';

describe('the whole story', () => {
  const stage = new Stage();
  stage.open();
  tellBefore(stage);
  tellLive(stage);
  tellAfter(stage);
  stage.chapter('no page met an error', async () => {
    expect(stage.people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});

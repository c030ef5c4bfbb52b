/** Axe finds nothing on the main states of the pages. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { buildClient } from '../support/built-client.ts';
import {
  type BusyScenery,
  closePoll,
  openBusyCounty,
  openEmptyCounty,
  openPoll,
  putQuestionOnWall,
  type Scenery,
} from '../support/county.ts';
import { withState } from '../support/showing.ts';
import { brokenStageStates, stageStates } from '../support/stage-states.ts';
import {
  brokenStates,
  busyStates,
  emptyStates,
  type PageState,
  pollStates,
  questionStates,
  resultStates,
} from '../support/states.ts';

describe('axe finds nothing', () => {
  let browser: Browser;
  let busy: BusyScenery;
  let empty: Scenery;

  beforeAll(async () => {
    const client = await buildClient();
    busy = await openBusyCounty(client.path);
    empty = await openEmptyCounty(client.path);
    browser = await launchChromium();
    return async () => {
      await browser.close();
      await busy.close();
      await empty.close();
      await client.remove();
    };
  });

  it('and would find a picture without words', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.setContent('<main><h1>x</h1><img src="data:,"></main>');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toContain('image-alt');
    await context.close();
  });

  const check = async (scenery: Scenery, state: PageState) => {
    const faults = await withState(browser, scenery, state, async (page) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
      }));
    });
    expect(faults).toEqual([]);
  };

  it.each(emptyStates)('empty: $name ($device)', (state) => check(empty, state));
  it.each(busyStates)('busy: $name ($device)', (state) => check(busy, state));
  it.each(stageStates)('stage: $name ($device)', (state) => check(busy, state));

  describe('with a question on the wall', () => {
    beforeAll(() => putQuestionOnWall(busy));
    it.each(questionStates)('$name ($device)', (state) => check(busy, state));
  });

  describe('with an open poll', () => {
    beforeAll(() => openPoll(busy));
    it.each(pollStates)('$name ($device)', (state) => check(busy, state));
  });

  describe('with a result', () => {
    beforeAll(() => closePoll(busy));
    it.each(resultStates)('$name ($device)', (state) => check(busy, state));
  });

  it.each(brokenStates)('broken: $name ($device)', (state) => check(busy, state));
  it.each(brokenStageStates)('stage, broken: $name ($device)', (state) => check(busy, state));
});

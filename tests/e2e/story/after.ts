/** After the session: items out of what was said, their handling, the author's rating, the two rates. */
import { acceptItem, openItem, publishReply, replyToItem } from '../support/answering.ts';
import {
  dispatchItem,
  draftItem,
  finishOnTheSpot,
  openBoard,
  settleWithReason,
  triageToUnit,
} from '../support/compiling.ts';
import { chinaDay, sees } from '../support/person.ts';
import { rate } from '../support/taking-part.ts';
import { words } from '../support/words.ts';
import type { Stage } from './stage.ts';
import { answer, costItem, housing, item, notOurs, outcome, session } from './texts.ts';

/** Chapters from the board to the ledger. */
export function tellAfter(stage: Stage): void {
  stage.chapter('the committee compiles: every opinion has an end', async () => {
    const committee = stage.person('committee');
    await openBoard(committee, stage.code);
    await draftItem(committee, [1], item);
    await triageToUnit(committee, housing);
    await dispatchItem(committee, 1, chinaDay(30));
    await draftItem(committee, [2], costItem);
    await finishOnTheSpot(committee, costItem.answer);
    await settleWithReason(committee, [3], notOurs);
    await sees(committee.page, words.compile.coverage('3', '3'));
    await sees(committee.page, words.compile.allDone);
  });

  stage.chapter('the department accepts the item and reports that it is done', async () => {
    const department = stage.person('department');
    await openItem(department, item.title);
    await acceptItem(department, '周工', '钱副局长');
    await replyToItem(department, { ...outcome, outcome: 'done' });
  });

  stage.chapter('the committee publishes and the author rates it on the receipt page', async () => {
    const committee = stage.person('committee');
    await openItem(committee, item.title);
    await publishReply(committee);
    const { page } = stage.person('citizen');
    await page.goto(`/track/${stage.receipt}`);
    for (const part of [answer.text, outcome.text, outcome.measure]) await sees(page, part);
    await rate(stage.person('citizen'), {
      handling: 'satisfied',
      result: 'basic',
      comment: '气通了，谢谢。',
    });
  });

  stage.chapter('the ledger shows the session with both rates', async () => {
    const { page } = stage.person('neighbour');
    await page.goto('/ledger');
    await sees(page, session.title);
    await page.goto(`/ledger/${stage.code}`);
    await sees(page, words.ledger.answeredOf('2', '2'));
    await sees(page, words.ledger.carriedOutOf('1', '2'));
    await sees(page, '100%');
    await sees(page, '50%');
    await sees(page, item.title);
    await sees(page, words.followups.outcome.done);
    await sees(page, costItem.title);
  });
}

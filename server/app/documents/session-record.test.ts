/** Rule F25: what the session record says. */
import { describe, expect, it } from 'vitest';
import type { DocumentBlock } from '#server/ports/documents.ts';
import { countTally, exampleOf, pollTypeNames } from '#shared/features/polls/poll-kind.ts';
import type { Poll } from '#shared/features/polls/state.ts';
import {
  aQuestion,
  CITIZEN,
  CONTACT,
  DEPARTMENT,
  liveWorld,
  publishedQuestion,
  REVIEWER,
  type World,
} from '#tests/support/world.ts';
import { pollTable } from './poll-table.ts';
import { sessionRecord } from './session-record.ts';

const AT = '2026-06-01T04:00:00Z';

function textOf(block: DocumentBlock): string {
  if (block.kind === 'table') return [block.header, ...block.rows].map((row) => row.join('|')).join('\n');
  return block.kind === 'paragraph' ? `${block.lead ?? ''}${block.text}` : block.text;
}

function wordsOf(world: World): readonly string[] {
  return sessionRecord(world.room, AT).blocks.map(textOf);
}

function fullWorld(): World {
  const world = liveWorld();
  world.nowMs += 6 * 60_000;
  world.do('sessions:enterStage', { stageId: 'interaction' });
  const answered = publishedQuestion(world, { text: '路灯为什么不亮' });
  world.do('questions:route', { questionId: answered, unitIds: ['u_housing1'] });
  const commitment = { measure: '更换灯具', due: '2026-07-01', owner: '路灯所' };
  world.do('questions:answer', { questionId: answered, text: '线路老化', commitment }, DEPARTMENT);
  const taken = publishedQuestion(world, { text: '燃气何时改造', place: '' });
  world.do('questions:route', { questionId: taken, unitIds: ['u_traffic1'] });
  world.do('questions:takeAway', {
    questionId: taken,
    unitId: 'u_traffic1',
    commitment: { measure: '勘察', due: '2026-09-01', owner: '' },
  });
  publishedQuestion(world, { text: '水价怎么算' });
  const { questionId } = world.do('questions:ask', aQuestion({ text: '被退回的话' }), CITIZEN);
  world.do('questions:return', { questionId, reason: 'not_civil', note: '' }, REVIEWER);
  const { pollId } = world.do('polls:prepare', {
    title: '是否同意改造方案',
    type: 'single',
    config: { options: ['同意', '不同意', '弃权'] },
    secret: true,
    results: 'after',
    electorate: 'all',
  });
  world.do('polls:open', { pollId });
  world.nowMs += 20 * 60_000;
  world.do('polls:close', { pollId }, undefined, { counted: { tally: { counts: [30, 8, 2] }, turnout: 40 } });
  world.do('sessions:end', {});
  return world;
}

describe('the session record', () => {
  it('[F25] names session, agenda with times, questions with answers, and results', () => {
    const { title, signature } = sessionRecord(fullWorld().room, AT);
    expect(title).toBe('“水电气计价与安全管理”网络协商会实录');
    expect(signature).toEqual({ body: '云溪县政协', date: '2026年6月1日' });
    const words = wordsOf(fullWorld());
    expect(words).toEqual(
      expect.arrayContaining([
        '一、基本情况',
        '时　　间：2026年6月1日09:00至09:26',
        '意见情况：共收到提问4条，其中公开3条、退回1条，收到留言0条。',
        '序号|环节|计划|起止时间|实际用时\n1|开场|5分钟|09:00—09:06|6分钟\n2|互动|20分钟|09:06—09:26|20分钟',
        '№1（王阿姨，城关镇，2026年6月1日09:06）路灯为什么不亮',
        '住建局书面答复（09:06）：线路老化',
        '措施：更换灯具；时限：2026年7月1日前；责任人：路灯所。',
        '№2（王阿姨，2026年6月1日09:06）燃气何时改造',
        '交警大队带回办理：措施：勘察；时限：2026年9月1日前。',
        '答复：会上未答复，会后整理办理。',
        '（一）是否同意改造方案',
        '无记名，40人参加，2026年6月1日09:06至09:26。',
        '选项|票数|占投票人数\n同意|30|75.0%\n不同意|8|20.0%\n弃权|2|5.0%',
      ]),
    );
  });

  it('[F25] holds nothing that was not public', () => {
    const record = JSON.stringify(sessionRecord(fullWorld().room, AT));
    for (const words of ['被退回的话', CONTACT, 'sealed:', 'p_person']) expect(record).not.toContain(words);
  });

  it('[F25] stands also for a session in which nothing happened', () => {
    const words = wordsOf(liveWorld({ agenda: [], topic: '', unitIds: [] }));
    expect(words).toEqual(
      expect.arrayContaining([
        '未设议程。',
        '参加单位：无',
        '本次会议没有公开的提问。',
        '本次会议没有进行表决或测评。',
      ]),
    );
  });

  it('[F25] keeps the counters apart and labelled', () => {
    const counters = { views: 5210, distinct: 3214, peak: 1800, interacted: 320 };
    const record = JSON.stringify(sessionRecord(liveWorld().room, AT, counters));
    expect(record).toContain('观看5210人次、3214人，同时在线峰值1800人，参与互动320人。');
  });
});

describe('results as tables', () => {
  it.each(pollTypeNames)('[F25] there is one for the type %s', (type) => {
    const { config, answers } = exampleOf(type);
    const tally = countTally(
      type,
      config,
      answers.map((answer) => ({ answer, count: 2 })),
    );
    const poll: Poll = {
      ...{
        id: 'po_poll0001',
        no: 1,
        title: '测评',
        type,
        config,
        secret: false,
        results: 'live',
        electorate: 'all',
      },
      ...{ status: 'closed', openedAt: AT, closedAt: AT, final: { tally, turnout: answers.length * 2 } },
    };
    const table = pollTable(poll);
    expect(table?.rows.length).toBeGreaterThan(1);
    for (const row of table?.rows ?? []) expect(row).toHaveLength(table?.header.length ?? 0);
    expect(table?.widths).toHaveLength(table?.header.length ?? 0);
    expect(pollTable({ ...poll, final: null })).toBeNull();
    expect(pollTable({ ...poll, final: { tally: { other: 1 }, turnout: 1 } })).toBeNull();
  });
});

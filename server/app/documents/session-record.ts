/** The session record (会议实录): what was on the agenda, asked, answered and voted, as an official document. Rule F25. */

import type { DocumentBlock, OfficialDocument } from '#server/ports/documents.ts';
import type { RoomCounters } from '#shared/contract/protocol.ts';
import type { RoomState } from '#shared/contract/room.ts';
import type { Poll } from '#shared/features/polls/state.ts';
import type { Answer, Commitment, Question } from '#shared/features/questions/state.ts';
import type { SessionState, StageRun } from '#shared/features/sessions/state.ts';
import { pollTable } from './poll-table.ts';
import { clockWords, dateWords, durationWords, KIND_WORDS, numeral, timeWords } from './words.ts';

/** Counters of the session that are not in its log. */
export type RecordCounters = Pick<RoomCounters, 'views' | 'distinct' | 'peak' | 'interacted'>;

/** The record of a session; only what was public is in it. `at` dates the document. */
export function sessionRecord(room: RoomState, at: string, counters?: RecordCounters): OfficialDocument {
  const { session } = room;
  const sections: readonly (readonly [string, readonly DocumentBlock[]])[] = [
    ['基本情况', basics(room, counters)],
    ['议程与用时', agenda(session, at)],
    ['提问与答复', questions(room)],
    ['表决与测评', polls(room)],
  ];
  const blocks = sections.flatMap(([title, body], index): readonly DocumentBlock[] => [
    { kind: 'heading', level: 1, text: `${numeral(index + 1)}、${title}` },
    ...body,
  ]);
  return {
    title: `“${session.title}”${KIND_WORDS[session.kind]}实录`,
    blocks,
    signature: { body: session.tenantName, date: dateWords(at) },
  };
}

function paragraph(text: string, lead?: string): DocumentBlock {
  return lead === undefined ? { kind: 'paragraph', text } : { kind: 'paragraph', text, lead };
}

function basics(
  { session, questions: asked, comments }: RoomState,
  counters?: RecordCounters,
): DocumentBlock[] {
  const all = Object.values(asked.byId);
  const count = (status: Question['status']) => all.filter((question) => question.status === status).length;
  const open = count('pending') + count('held');
  const figures = [
    `共收到提问${all.length}条，其中公开${count('published')}条、退回${count('returned')}条`,
    ...(open > 0 ? [`尚未审结${open}条`] : []),
    `收到留言${comments.lastNo}条`,
  ];
  return [
    paragraph(heldAt(session), '时　　间：'),
    paragraph(session.tenantName, '主　　办：'),
    paragraph(session.units.map((unit) => unit.name).join('、') || '无', '参加单位：'),
    ...(session.topic === '' ? [] : [paragraph(session.topic, '议　　题：')]),
    paragraph(`${figures.join('，')}。`, '意见情况：'),
    ...(counters === undefined ? [] : [paragraph(audienceWords(counters), '参与情况：')]),
  ];
}

function heldAt({ startedAt, endedAt, scheduledAt }: SessionState): string {
  if (startedAt === null) return `${timeWords(scheduledAt)}（尚未举行）`;
  return endedAt === null ? `${timeWords(startedAt)}起` : `${timeWords(startedAt)}至${clockWords(endedAt)}`;
}

/** Kept apart and labelled: 人次, 人数, 峰值, 互动人数. */
function audienceWords({ views, distinct, peak, interacted }: RecordCounters): string {
  return `观看${views}人次、${distinct}人，同时在线峰值${peak}人，参与互动${interacted}人。`;
}

function agenda(session: SessionState, at: string): DocumentBlock[] {
  if (session.agenda.length === 0) return [paragraph('未设议程。')];
  const rows = session.agenda.map((stage, index) => {
    const runs = session.runs.filter((run) => run.stageId === stage.id);
    const spent = runs.reduce((sum, run) => sum + runMs(run, at), 0);
    const times = runs.map(
      (run) => `${clockWords(run.enteredAt)}—${run.leftAt === null ? '' : clockWords(run.leftAt)}`,
    );
    return [
      String(index + 1),
      stage.title,
      `${stage.minutes}分钟`,
      times.join('\n') || '未进行',
      runs.length === 0 ? '—' : durationWords(spent),
    ];
  });
  return [
    {
      kind: 'table',
      header: ['序号', '环节', '计划', '起止时间', '实际用时'],
      rows,
      widths: [1, 3.4, 1.5, 2.1, 2],
    },
  ];
}

function runMs(run: StageRun, at: string): number {
  return Date.parse(run.leftAt ?? at) - Date.parse(run.enteredAt);
}

function questions(room: RoomState): DocumentBlock[] {
  const published = Object.values(room.questions.byId).filter((question) => question.status === 'published');
  if (published.length === 0) return [paragraph('本次会议没有公开的提问。')];
  return published
    .toSorted((a, b) => a.no - b.no)
    .flatMap((question) => questionBlocks(question, room.session));
}

function questionBlocks(question: Question, session: SessionState): DocumentBlock[] {
  const { no, text, name, place, askedAt, edited, answers, settled } = question;
  const from = [name, place].filter((part) => part !== '').join('，');
  const blocks: DocumentBlock[] = [
    paragraph(text, `№${no}（${from}，${timeWords(askedAt)}${edited ? '，文字经整理' : ''}）`),
    ...answers.flatMap(answerBlocks),
  ];
  if (settled?.how === 'taken') {
    const unit = session.units.find(({ id }) => id === settled.unitId)?.name ?? '';
    blocks.push(paragraph(commitmentWords(settled.commitment), `${unit}带回办理：`));
  } else if (answers.length === 0) {
    blocks.push(paragraph(settled === null ? '会上未答复，会后整理办理。' : '已现场口头答复。', '答复：'));
  }
  return blocks;
}

function answerBlocks({ unitName, kind, text, commitment, at }: Answer): DocumentBlock[] {
  const lead = `${unitName}${kind === 'live' ? '现场答复' : '书面答复'}（${clockWords(at)}）：`;
  const promise = commitment === null ? '' : commitmentWords(commitment);
  return [paragraph(text, lead), ...(promise === '' ? [] : [paragraph(promise)])];
}

function commitmentWords({ measure, due, owner }: Commitment): string {
  const parts = [
    ...(measure === '' ? [] : [`措施：${measure}`]),
    ...(due === '' ? [] : [`时限：${dateWords(`${due}T04:00:00Z`)}前`]),
    ...(owner === '' ? [] : [`责任人：${owner}`]),
  ];
  return parts.length === 0 ? '' : `${parts.join('；')}。`;
}

function polls(room: RoomState): DocumentBlock[] {
  const closed = Object.values(room.polls.byId).filter((poll) => poll.status === 'closed');
  if (closed.length === 0) return [paragraph('本次会议没有进行表决或测评。')];
  return closed.toSorted((a, b) => a.no - b.no).flatMap((poll, index) => pollBlocks(poll, index + 1));
}

function pollBlocks(poll: Poll, index: number): DocumentBlock[] {
  const table = pollTable(poll);
  const way = poll.secret ? '无记名' : '记名';
  const times =
    poll.openedAt === null || poll.closedAt === null
      ? ''
      : `，${timeWords(poll.openedAt)}至${clockWords(poll.closedAt)}`;
  return [
    { kind: 'heading', level: 2, text: `（${numeral(index)}）${poll.title}` },
    paragraph(`${way}，${poll.final?.turnout ?? 0}人参加${times}。`),
    table ?? paragraph('结果的形式不宜列表，见系统记录。'),
  ];
}

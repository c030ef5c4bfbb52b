/** People who comment and ask, in a process of their own so that their timing does not suffer from the crowd. */
import { randomUUID } from 'node:crypto';
import { answerCalls } from '../lib/child.ts';
import { atRate } from '../lib/clock.ts';
import { commentText } from '../lib/comment-text.ts';
import { createPeople, localAddressOf } from '../lib/people.ts';
import { openRoomSocket, type RoomSocket } from '../lib/room-socket.ts';
import type { RoomPlace } from './place.ts';

export interface SpeakerCalls {
  /** Resolves when all of them are in. */
  enter(options: { readonly place: RoomPlace; readonly speakers: number }): Promise<void>;
  /** Comments at a rate; resolves when every one was answered. */
  speak(plan: {
    readonly startMs: number;
    readonly perSecond: number;
    readonly count: number;
  }): Promise<Spoken>;
  ask(questions: number): Promise<Spoken>;
}

export interface Spoken {
  readonly accepted: number;
  readonly refused: number;
}

const PROCESS = 99;
const sockets: RoomSocket[] = [];

function enterOne(place: RoomPlace, cookie: string, number: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = openRoomSocket({
      target: place,
      localAddress: localAddressOf(PROCESS, number),
      cookie,
      sessionId: place.sessionId,
      since: place.since,
      onMessage: (payload) => {
        if (payload.toString('latin1', 0, 13) === '42["welcome",') resolve();
      },
      onClose: (reason) => reject(new Error(`a speaker's socket: ${reason}`)),
    });
    sockets.push(socket);
  });
}

function send(name: string, payload: object, speaker: number): Promise<boolean> {
  return new Promise((resolve) => {
    const packet = { name, commandId: randomUUID(), payload };
    sockets[speaker % sockets.length]?.command(packet, (text) => resolve(text.startsWith('[{"ok":true')));
  });
}

async function counted(answers: readonly Promise<boolean>[]): Promise<Spoken> {
  const accepted = (await Promise.all(answers)).filter(Boolean).length;
  return { accepted, refused: answers.length - accepted };
}

const calls: { [K in keyof SpeakerCalls]: SpeakerCalls[K] } = {
  enter: async ({ place, speakers }) => {
    const cookieOf = createPeople(place.secret, 'speaker');
    await Promise.all(Array.from({ length: speakers }, (_, at) => enterOne(place, cookieOf(at), at)));
  },
  speak: async (plan) => {
    const answers: Promise<boolean>[] = [];
    await atRate(plan, (index, dueMs) => {
      answers.push(send('comments:make', { text: commentText(dueMs), name: `网友${index % 100}` }, index));
    });
    return counted(answers);
  },
  ask: (questions) => {
    const answers = Array.from({ length: questions }, (_, at) => send('questions:ask', questionOf(at), at));
    return counted(answers);
  },
};

function questionOf(at: number): object {
  const text = `第${at + 1}问：我们小区今年的燃气安全检查安排在什么时候，不合格的软管由谁负责更换？`;
  return { text, name: `居民${at + 1}`, place: '城关镇', contact: '' };
}

answerCalls(calls);

/** Uploads a film to the session: refuses at once what the server would refuse after a long wait. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { FailureCode } from '#client/lib/outcome.ts';
import { type Upload, uploadFile } from '#client/lib/upload.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { LIMITS } from '#shared/kernel/limits.ts';

export interface FilmUpload {
  readonly input: RefObject<HTMLInputElement | null>;
  /** How much of it has been sent, 0 to 1; null when nothing is. */
  readonly share: number | null;
  readonly problem: FailureCode | null;
  readonly send: (file: File) => Promise<void>;
  readonly abort: () => void;
}

/** The film's title is the file's name. An upload ends with the page. */
export function useFilmUpload(): FilmUpload {
  const code = useRoom((room) => room.session.code);
  const input = useRef<HTMLInputElement>(null);
  const running = useRef<Upload<unknown> | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<FailureCode | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const send = async (file: File): Promise<void> => {
    const unfit = unfitness(file);
    setProblem(unfit);
    if (unfit !== null) return;
    setShare(0);
    const path = `/api/sessions/${code}/films?title=${encodeURIComponent(titleOf(file.name))}`;
    const upload = uploadFile(path, file, setShare);
    running.current = upload;
    const outcome = await upload.outcome;
    const aborted = running.current === null;
    running.current = null;
    setShare(null);
    if (!outcome.ok && !aborted) setProblem(outcome.code);
  };
  const abort = (): void => {
    const upload = running.current;
    running.current = null;
    upload?.abort();
  };
  return { input, share, problem, send, abort };
}

function unfitness({ type, size }: File): FailureCode | null {
  if (type !== 'video/mp4') return 'not_a_film';
  return size > LIMITS.filmBytes ? 'film_too_large' : null;
}

/** `一度水.mp4` is called 一度水. */
function titleOf(name: string): string {
  const title = Array.from(name.replace(/\.mp4$/i, '').trim()).slice(0, LIMITS.title);
  return title.length === 0 ? name : title.join('');
}

/** Sends a file as it is, and tells how far it has come. Nothing here throws. */
import { isRefusalCode } from './http.ts';
import { fail, type Outcome } from './outcome.ts';

/** An upload under way. */
export interface Upload<T> {
  readonly outcome: Promise<Outcome<T>>;
  abort(): void;
}

/** The file is the body; `progress` is called with shares from 0 to 1. */
export function uploadFile<T>(path: string, file: File, progress: (share: number) => void): Upload<T> {
  const request = new XMLHttpRequest();
  const outcome = new Promise<Outcome<T>>((resolve) => {
    request.open('POST', path);
    request.setRequestHeader('content-type', file.type);
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(loaded / Math.max(1, total)));
    request.addEventListener('load', () => resolve(outcomeOf(request.responseText)));
    request.addEventListener('error', () => resolve(fail('offline')));
    request.addEventListener('abort', () => resolve(fail('offline')));
  });
  request.send(file);
  return { outcome, abort: () => request.abort() };
}

/** Parsing edge: the result as the server words it. */
function outcomeOf<T>(text: string): Outcome<T> {
  try {
    const answer: Outcome<T> = JSON.parse(text);
    return answer.ok || isRefusalCode(answer.code) ? answer : fail('internal');
  } catch {
    return fail('internal');
  }
}

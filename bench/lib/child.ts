/** Processes of a benchmark that are asked things: the server under test, its peers, the crowds. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';

/** Values travel as text, so that both sides can say their types without casts. */
interface Question {
  readonly id: number;
  readonly method: string;
  readonly json: string;
}
type Answer = { readonly id: number } & ({ readonly json: string } | { readonly failed: string });

/** What can be asked of a child: methods with at most one argument, all values JSON. */
type Argument<M> = M extends (argument: infer A) => unknown ? A : never;
type Value<M> = M extends (argument: never) => infer R ? Awaited<R> : never;

export interface Child<Calls extends object> extends AsyncDisposable {
  readonly pid: number;
  call<K extends keyof Calls & string>(method: K, argument: Argument<Calls[K]>): Promise<Value<Calls[K]>>;
  /** Ends it without warning, as by a power cut. */
  kill(): Promise<void>;
  /** Asks it to end, by force after a while. A second call does nothing. */
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Keeps a crowd off the core that the server under test needs. */
  readonly onLastCore?: boolean;
  readonly nodeOptions?: readonly string[];
}

const TASKSET = '/usr/bin/taskset';
const PATIENCE_MS = 10_000;
const LAST_CORE = cpus().length - 1;

function start(module: URL, options: ChildOptions): ChildProcess {
  const env = { ...process.env, ...options.env };
  const nodeOptions = options.nodeOptions ?? [];
  // stdout is for the figures alone.
  const stdio: ('ignore' | 'inherit' | 'ipc' | number)[] = ['ignore', 2, 2, 'ipc'];
  const pinned = options.onLastCore === true && LAST_CORE > 0 && existsSync(TASKSET);
  if (!pinned) return fork(module, options.args ?? [], { env, stdio, execArgv: [...nodeOptions] });
  const execArgv = ['-c', String(LAST_CORE), process.execPath, ...nodeOptions];
  return fork(module, options.args ?? [], { env, stdio, execPath: TASKSET, execArgv });
}

/** Starts a module that ends in {@link answerCalls}. It ends with this process at the latest. */
export async function startChild<Calls extends object>(
  module: URL,
  options: ChildOptions = {},
): Promise<Child<Calls>> {
  const child = start(module, options);
  const waiting = new Map<number, { resolve: (json: string) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  const ended = once(child, 'exit').then(() => {
    for (const { reject } of waiting.values()) reject(new Error(`${module.pathname} has ended`));
    waiting.clear();
  });
  child.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('json' in answer) asked?.resolve(answer.json);
    else asked?.reject(new Error(answer.failed));
  });
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error(`${module.pathname} has no process id`);
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!hasEnded()) child.kill(signal);
    const force = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    await ended;
    clearTimeout(force);
  };
  const stop = (): Promise<void> => end('SIGTERM');
  return {
    pid,
    call: async <K extends keyof Calls & string>(method: K, argument: Argument<Calls[K]>) => {
      const json = await new Promise<string>((resolve, reject) => {
        if (hasEnded()) return reject(new Error(`${module.pathname} has ended`));
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        const question: Question = { id: lastId, method, json: JSON.stringify(argument) ?? 'null' };
        child.send(question);
      });
      const value: Value<Calls[K]> = JSON.parse(json);
      return value;
    },
    kill: () => end('SIGKILL'),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** The child's side: answers calls until the parent is gone. */
export function answerCalls(methods: Readonly<Record<string, (argument: never) => unknown>>): void {
  const answer = (message: Answer): void => void process.send?.(message);
  process.on('message', ({ id, method, json }: Question) => {
    Promise.resolve()
      .then((): unknown => {
        const act = methods[method];
        if (act === undefined) throw new Error(`there is no ${method}`);
        return Reflect.apply(act, undefined, [JSON.parse(json)]);
      })
      .then(
        (value) => answer({ id, json: JSON.stringify(value) ?? 'null' }),
        (error: unknown) =>
          answer({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
  process.on('disconnect', () => process.exit());
}

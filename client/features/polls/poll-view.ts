/** What a type of poll must be able to draw. Everything else treats polls alike. */
import type { ReactNode } from 'react';

export interface BallotProps<Config, Answer> {
  readonly config: Config;
  /** Null until it is complete. */
  readonly answer: Answer | null;
  onAnswer(answer: Answer | null): void;
}

export interface ResultProps<Config, Tally> {
  readonly config: Config;
  readonly tally: Tally;
  readonly turnout: number;
  /** On the wall: letters for the back of a hall. */
  readonly huge?: boolean;
}

export interface EditorProps<Config> {
  readonly config: Config;
  onConfig(config: Config): void;
}

/**
 * One type of poll in the browser. Configs, answers and tallies are JSON that the server has checked, so a type may
 * take them for its own: methods (not function properties) let the registry hold all types side by side.
 */
export interface PollView<Config, Answer, Tally> {
  Ballot(props: BallotProps<Config, Answer>): ReactNode;
  Result(props: ResultProps<Config, Tally>): ReactNode;
  /** For the desk; loaded only there. */
  Editor(props: EditorProps<Config>): ReactNode;
  /** What the editor begins with. */
  readonly emptyConfig: Config;
  /** Whether a config is ready to be sent. */
  isReady(config: Config): boolean;
}

export type AnyPollView = PollView<unknown, unknown, unknown>;

/** Declares how a type of poll is drawn; checks that its parts fit together. */
export function pollView<Config, Answer, Tally>(
  view: PollView<Config, Answer, Tally>,
): PollView<Config, Answer, Tally> {
  return view;
}

type StateFacts = {
  /** No end yet. */
  running: boolean;
  open: boolean;
  /** Kredibel may never have been called. */
  unsent: boolean;
};

/** `released`: not processed, may run again. */
export const states = {
  claimed: { running: true, open: true, unsent: true },
  sent: { running: true, open: true, unsent: false },
  settled: { running: false, open: false, unsent: false },
  unknown: { running: false, open: true, unsent: false },
  released: { running: false, open: false, unsent: true },
} as const satisfies Record<string, StateFacts>;

export type State = keyof typeof states;
export type RunningState = { [S in State]: (typeof states)[S]["running"] extends true ? S : never }[State];
export type EndState = Exclude<State, RunningState>;

export const statesThat = (fact: (facts: StateFacts) => boolean): State[] =>
  (Object.keys(states) as State[]).filter((state) => fact(states[state]));

export const isRunning = (state: string): state is RunningState =>
  state in states && states[state as State].running;

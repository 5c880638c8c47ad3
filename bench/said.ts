import type { Actor } from '../domain/process/command.ts';

export type Kind = 'discharge' | 'sip';

/** A command of the reference case, before it has an id. */
export interface Said {
  kind: Kind;
  type: string;
  data: unknown;
  by: Actor;
}

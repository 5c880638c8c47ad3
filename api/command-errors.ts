import type { Rejection } from '../domain/process/rejection.ts';

/** The rules said no. */
export class Refused extends Error {
  override name = 'Refused';
  readonly rejection: Rejection;
  constructor(rejection: Rejection) {
    super(rejection.code);
    this.rejection = rejection;
  }
}

/** Nothing was stored: the sender may try again later. */
export class DatabaseAway extends Error {
  override name = 'DatabaseAway';
}

/** The command was never given to the engine: nothing was stored. */
export class EngineAway extends Error {
  override name = 'EngineAway';
}

/** It cannot be known whether the command was stored: sending the same command id again tells. */
export class OutcomeUnknown extends Error {
  override name = 'OutcomeUnknown';
}

/** A fault of ours, never of the sender. */
export class CommandFault extends Error {
  override name = 'CommandFault';
}

import { REASONS } from '../console/words/deliveries.ts';
import { word } from '../console/words/word.ts';
import { HttpError } from '../http-error.ts';

/** The gate's no, in the words of the console. */
export function letterStopped(reason: string): HttpError {
  return new HttpError('letter-stopped', undefined, { reason: word(REASONS, reason) });
}

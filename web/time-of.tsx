import { swedishTime } from './time.ts';

export function TimeOf({ at }: { at: string | undefined }) {
  return at ? <time dateTime={at}>{swedishTime(at)}</time> : <span aria-hidden="true">–</span>;
}

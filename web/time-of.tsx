import { swedishDeadline, swedishTime } from './time.ts';

/** A time in Swedish. `deadline`: something is to be done before it. */
export function TimeOf({ at, deadline }: { at: string | undefined; deadline?: boolean }) {
  if (!at) return <span aria-hidden="true">–</span>;
  return <time dateTime={at}>{deadline ? swedishDeadline(at) : swedishTime(at)}</time>;
}

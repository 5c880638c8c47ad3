import type { CaseState } from '../process/state.ts';
import { fold } from '../process/step.ts';
import type { Played } from './played.ts';

/** What must hold of every case of every kind, whatever is done to it: the fault in words, or nothing. */

type AnyCase = Pick<Played<CaseState, object>, 'state' | 'events' | 'duties' | 'deliveries' | 'nextWake' | 'process'>;

/** Every duty is recorded as it stands, and every record is a duty: none is lost between them. Time alone changes none. */
export function lostDuty(played: AnyCase): string | undefined {
  const duties = new Map(played.duties().map((duty) => [duty.id, duty.status]));
  if (duties.size !== played.duties().length) return 'two duties with one id';
  for (const [id, status] of duties) {
    if (played.state.duties[id]?.status !== status) return `${id} is ${status} and not recorded so`;
  }
  return Object.keys(played.state.duties).find((id) => !duties.has(id));
}

/** The log of one duty: opened once, then each change from another status. */
export function twiceMet({ events }: Pick<AnyCase, 'events'>): string | undefined {
  const status = new Map<string, string>();
  for (const { type, data } of events) {
    if (!/^duty(Opened|Met|Waived|Reopened)$/.test(type)) continue;
    const { id } = data as { id: string };
    const before = status.get(id);
    if ((type === 'dutyOpened') !== (before === undefined) || before === type) return `${id}: ${type} after ${before}`;
    status.set(id, type);
  }
  return undefined;
}

/** Told each time that it is done, though it has one name: by the practice of a region, and by no law. */
const PRACTICE = /^(planningBegun|careContactAppointed|discharged)/;

/** Each thing reaches each receiver once, by each way. */
export function toldTwice(played: Pick<AnyCase, 'deliveries'>): string | undefined {
  const told = new Set<string>();
  for (const { about, to, channel, toldAt } of played.deliveries()) {
    if (toldAt === undefined || PRACTICE.test(about ?? '')) continue;
    const key = `${about} > ${to.unit} by ${channel}`;
    if (told.has(key)) return key;
    told.add(key);
  }
  return undefined;
}

/** Complete means that nothing is awaited. */
export function stillAwaited(played: AnyCase): string | undefined {
  return played.process.isComplete(played.state) && played.nextWake() !== null ? 'complete and waiting' : undefined;
}

/** The log without holes folds to the state, whatever order the database gives back its keys in. */
export function foldsOtherwise({ process, events, state }: AnyCase): string | undefined {
  if (events.some((event, place) => event.number !== place + 1)) return 'a hole in the numbers';
  const folded = fold(process, process.empty(state.caseId), stored([...events]));
  return JSON.stringify(stored(folded)) === JSON.stringify(stored(state)) ? undefined : 'another state';
}

/** As JSON comes back from the database: keys by length and then by their letters. */
export function stored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)))
      : part,
  ) as T;
}

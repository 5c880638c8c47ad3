import type { Extension } from 'fhir/r4.js';
import { toldStatusUrl } from '../sip/names.ts';
import type { Loose } from './plan.ts';

/** What whoever carries a task out writes in it. The owner is the hub's to say first, and then theirs to give on. */
const CARRIERS = [
  'businessStatus',
  'priority',
  'executionPeriod',
  'lastModified',
  'owner',
  'location',
  'note',
  'relevantHistory',
  'output',
] as const;

const FINISHED: readonly unknown[] = ['completed', 'cancelled', 'rejected', 'failed', 'entered-in-error'];

/** In the order in which work goes on. */
const COURSE: readonly unknown[] = ['draft', 'requested', 'received', 'accepted', 'ready', 'in-progress', 'completed'];

export function isFinished({ status }: Loose): boolean {
  return FINISHED.includes(status);
}

/** With the status that the hub gives it put beside it, by which a later change at the EHR is seen. */
export function withToldStatus(task: Loose, names: string): Loose {
  const url = toldStatusUrl(names);
  const others = extensionsOf(task).filter((one) => one.url !== url);
  return { ...task, extension: [...others, { url, valueCode: task['status'] }] };
}

/** Whether it stands as the hub left it. */
export function isAsTold(task: Loose, names: string): boolean {
  const told = extensionsOf(task).find(({ url }) => url === toldStatusUrl(names));
  return told?.valueCode !== undefined && told.valueCode === task['status'];
}

/** The hub's task with what whoever carries it out has written, and with how far they have come where that is further. */
export function withCarriersOwn(ours: Loose, theirs: Loose, names: string): Loose {
  const { status: _status, statusReason: _reason, ...rest } = ours;
  const said = !isAsTold(theirs, names) && isKept(ours['status'], theirs) ? theirs : ours;
  return { ...rest, ...some(theirs, CARRIERS), ...some(said, ['status', 'statusReason']) };
}

/** What is finished stays so; all else ends. */
export function closedTask(ours: Loose, theirs: Loose, names: string): Loose {
  if (isFinished(theirs)) return theirs;
  const { status: _status, statusReason: _reason, ...rest } = theirs;
  return withToldStatus({ ...rest, ...some(ours, ['status', 'statusReason']) }, names);
}

/** Of two that differ: theirs to hold, refuse and finish; the hub's to say that it is not to be done; else what has come furthest. */
function isKept(ours: unknown, theirs: Loose): boolean {
  if (theirs['status'] === 'on-hold' || isFinished(theirs)) return true;
  if (ours === 'on-hold') return true;
  if (FINISHED.includes(ours)) return false;
  return COURSE.indexOf(theirs['status']) > COURSE.indexOf(ours);
}

function extensionsOf(task: Loose): Extension[] {
  return (task['extension'] ?? []) as Extension[];
}

function some(task: Loose, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.flatMap((name) => (task[name] === undefined ? [] : [[name, task[name]]])));
}

import type { Directory, Member } from '../../adapters/directory/directory.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { toIsoStockholm } from '../../domain/calendar/stockholm.ts';
import type { DutyView } from '../../domain/disclosure/frame-view.ts';
import type { Source } from '../../domain/process/duty.ts';
import type { DutyRow, Lateness } from '../contracts/console.ts';
import { bearerName, bearers, receiverName, unitName } from './names.ts';
import { caseLink } from './person-view.ts';
import { kindOf } from '../kinds/kinds.ts';
import type { SeenCase } from '../seen-cases.ts';
import { MESSAGES } from './words/deliveries.ts';
import { DUTIES, DUTY_STATUSES, FORCES, WAIVERS } from './words/duties.ts';
import { word, worded } from './words/word.ts';

/** Duties whose own name does not say which message they are about. */
const OF_ANY_MESSAGE = ['sendByHand', 'postLetter'];

export interface RowContext {
  directory: Directory;
  member: Member;
  now: Instant;
}

/** @param recordedAt when what met the duty was recorded, where it is known */
export function dutyRow(context: RowContext, seen: SeenCase, duty: DutyView, recordedAt?: Instant): DutyRow {
  const { directory, member, now } = context;
  const about = aboutOf(directory, seen, duty);
  const form = kindOf(seen.kind).formOf[duty.code];
  const breach = duty.due?.breachedAfter;
  const isLateMet = duty.status === 'met' && breach !== undefined && (duty.metAt ?? 0) > breach;
  return {
    id: duty.id,
    case: caseLink(seen),
    what: word(DUTIES, duty.code),
    ...(about ? { about } : {}),
    who: bearerName(directory, duty.bearer),
    ...(form ? { form } : {}),
    mine: isMine(directory, member, duty),
    escalated: isEscalatedTo(directory, member, seen, duty),
    from: toIsoStockholm(duty.from),
    ...(duty.due ? { due: toIsoStockholm(duty.due.shown) } : {}),
    lateness: latenessOf(duty, now),
    force: worded(FORCES, duty.force),
    rule: duty.sources.map(ruleText).join('; ') || 'Samordnas egen',
    status: isLateMet ? { code: 'met', text: 'Klart, för sent' } : worded(DUTY_STATUSES, duty.status),
    ...(duty.hinderedBy ? { hindered: word(WAIVERS, duty.hinderedBy) } : {}),
    ...(duty.metAt === undefined ? {} : { metAt: toIsoStockholm(duty.metAt) }),
    recordedLate: isRecordedLate(duty, recordedAt),
    ...(duty.waivedBy ? { waived: word(WAIVERS, duty.waivedBy) } : {}),
  };
}

/** Compared with now each time it is asked; never stored. */
export function latenessOf({ status, hinderedBy, due }: DutyView, now: Instant): Lateness {
  if (status !== 'open' || hinderedBy !== undefined || !due) return 'none';
  if (due.breachedAfter !== undefined && now > due.breachedAfter) return 'breached';
  return now > due.shown ? 'overdue' : 'none';
}

/** True when the reader is among those who are to do it: holds the role there, or answers where nobody does. */
export function isMine(directory: Directory, member: Member, { bearer }: DutyView): boolean {
  const people = bearers(directory, bearer);
  return people.length > 0
    ? people.some(({ hsaId }) => hsaId === member.hsaId)
    : member.roles.includes('administrator');
}

/** True when an escalation to the reader's role has passed and nobody has done it yet. */
export function isEscalatedTo(directory: Directory, member: Member, { state }: SeenCase, duty: DutyView): boolean {
  const last = state.duties[duty.id]?.lastStepAt;
  if (duty.status !== 'open' || last === undefined) return false;
  return duty.steps.some(
    ({ kind, at, to }) =>
      kind === 'escalate' &&
      at <= last &&
      bearers(directory, { role: to, unit: duty.bearer.unit }).some(({ hsaId }) => hsaId === member.hsaId),
  );
}

/** The most pressing first; what has no due time after what has, and settled ones last. */
export function byDue(a: DutyRow, b: DutyRow): number {
  const settled = Number(a.status.code !== 'open') - Number(b.status.code !== 'open');
  if (settled !== 0) return settled;
  return (a.due ? Date.parse(a.due) : Infinity) - (b.due ? Date.parse(b.due) : Infinity) || a.id.localeCompare(b.id);
}

/** `Lag (2017:612), 2 kap. 1 §`: a statute by its number, anything else by its title. */
function ruleText({ title, section }: Source): string {
  return `${/^.*?\(\d{4}:\d+\)/.exec(title)?.[0] ?? title}, ${section}`;
}

function isRecordedLate({ status, metAt, due }: DutyView, recordedAt: Instant | undefined): boolean {
  const breach = due?.breachedAfter;
  if (status !== 'met' || metAt === undefined || breach === undefined || recordedAt === undefined) return false;
  return metAt <= breach && recordedAt > breach;
}

function aboutOf(directory: Directory, { view, close }: SeenCase, { code, about }: DutyView): string {
  const delivery = OF_ANY_MESSAGE.includes(code) ? view.deliveries.find(({ item }) => item === about.item) : undefined;
  const to = delivery?.to ? receiverName(directory, delivery.to, close) : about.unit && unitName(directory, about.unit);
  return [...(delivery ? [word(MESSAGES, delivery.message)] : []), ...(to ? [to] : [])].join(' till ');
}

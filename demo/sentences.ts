import type { DeliveryRow, DutyRow } from '../api/contracts/console.ts';
import type { Observation } from './observations.ts';

export interface Sentence {
  text: string;
  notes: string[];
}

/** What was observed, for one who does not know the system. */
export function sentenceOf(seen: Observation): Sentence {
  switch (seen.kind) {
    case 'dutyOpened':
    case 'dutyReopened':
      return {
        text: `${titleOf(seen.duty)}.`,
        notes: [`${seen.duty.who}. ${dueOf(seen.duty)}`, `${seen.duty.force.text}: ${shortLaw(seen.duty.rule)}.`],
      };
    case 'dutyMet':
      return { text: `${titleOf(seen.duty)}. ${metOf(seen.duty)}`, notes: [] };
    case 'dutyWaived':
      return { text: `${titleOf(seen.duty)}. ${seen.duty.waived ?? 'Gäller inte längre'}.`, notes: [] };
    case 'dutyLate':
      return {
        text: `${titleOf(seen.duty)}. Skulle ha varit klart ${clockOf(seen.duty.due)}.`,
        notes: [`${seen.duty.who}. ${seen.duty.force.text}: ${shortLaw(seen.duty.rule)}.`],
      };
    case 'dutyReminded':
    case 'dutyEscalated':
      return {
        text: `${seen.to}.`,
        notes: seen.duty
          ? [`${[seen.duty.about, seen.duty.who].filter(Boolean).join('. ')}. ${shortLaw(seen.duty.rule)}.`]
          : [],
      };
    case 'messageTold':
      return {
        text: `${messageOf(seen.delivery)}. ${seen.delivery.channel}${triesOf(seen.delivery)}.`,
        notes: [`Grund: ${shortLaw(seen.delivery.ground)}.`],
      };
    case 'messageAcknowledged':
      return { text: `${messageOf(seen.delivery)}: mottagaren har läst.`, notes: [] };
    case 'messageFailed':
      return {
        text: `${messageOf(seen.delivery)}, försök ${seen.delivery.attempts}. ${seen.delivery.failure ?? ''}.`,
        notes: seen.delivery.nextTry === undefined ? [] : [`Nytt försök ${clockOf(seen.delivery.nextTry)}.`],
      };
    case 'messageStopped':
    case 'messageGivenUp':
      return {
        text: `${messageOf(seen.delivery)}. ${seen.delivery.failure ?? ''}.`,
        notes: [`Grunden hade varit: ${shortLaw(seen.delivery.ground)}.`],
      };
    case 'deviation':
      return { text: `${seen.text}.`, notes: [] };
  }
}

/** The clock in Sweden, of ISO 8601 with the offset of Sweden. */
export function clockOf(iso: string | undefined): string {
  return iso?.slice(11, 19) ?? '';
}

/** The law by its number: its whole name is told once, at the start. */
export function shortLaw(rule: string): string {
  return rule.replace(
    /[Ll]ag \(2017:612\) om samverkan vid utskrivning från sluten hälso- och sjukvård/g,
    'lag (2017:612)',
  );
}

function titleOf({ what, about }: DutyRow): string {
  return about === undefined ? what : `${what}: ${about}`;
}

function dueOf({ due, from }: DutyRow): string {
  if (due === undefined) return 'Ingen bestämd tid.';
  const isToday = due.slice(0, 10) === from.slice(0, 10);
  return isToday ? `Senast ${clockOf(due)}.` : `Senast ${due.slice(0, 10)} ${clockOf(due).slice(0, 5)}.`;
}

function metOf({ status, due, metAt, recordedLate }: DutyRow): string {
  if (recordedLate) return 'Gjort i tid, noterat sent.';
  if (status.text !== 'Klart') return `${status.text}.`;
  return due !== undefined && metAt !== undefined && metAt <= due ? 'I tid.' : 'Gjort.';
}

function messageOf({ message, from, to }: DeliveryRow): string {
  return `${message} från ${from} till ${to}`;
}

function triesOf({ attempts }: DeliveryRow): string {
  return attempts > 1 ? `, efter ${attempts} försök` : '';
}

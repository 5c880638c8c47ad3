import { CHANNELS } from '../api/console/words/deliveries.ts';
import type { DeliveryRow, DutyRow } from '../api/contracts/console.ts';
import type { Happening } from './happenings.ts';

const WAYS: Readonly<Record<string, string>> = {
  [CHANNELS.system]: 'system',
  [CHANNELS.workList]: 'arbetslista',
  [CHANNELS.ehr]: 'journalsystem',
  [CHANNELS.mail]: 'e-post',
  [CHANNELS.letter]: 'brev',
};

export interface Sentence {
  text: string;
  notes: string[];
}

/** What happened, for one who does not know the system. */
export function sentenceOf(happening: Happening): Sentence {
  switch (happening.kind) {
    case 'dutyOpened':
    case 'dutyReopened':
      return openSentence(happening.duties);
    case 'dutyDone':
    case 'dutyMet':
    case 'dutyWaived':
      return {
        text: `${titleOf(happening.duties)}. ${settledOf(happening.duties[0])}`,
        notes: happening.kind === 'dutyDone' ? [ruleOf(happening.duties[0])] : [],
      };
    case 'dutyLate': {
      const [{ who, due }] = happening.duties;
      return { text: `${titleOf(happening.duties)}. Skulle ha varit klart ${clockOf(due)}.`, notes: [`${who}.`] };
    }
    case 'dutyReminded':
    case 'dutyEscalated':
      return { text: `${happening.to}.`, notes: happening.duty ? [aboutOf(happening.duty)] : [] };
    case 'messageTold': {
      const [{ message, from, ground }] = happening.deliveries;
      const to = happening.deliveries.map(receiverOf).join('; ');
      return { text: `${message} från ${from} till: ${to}.`, notes: [`Grund: ${ground}.`] };
    }
    case 'messageAcknowledged':
      return { text: `${messageOf(happening.delivery)}. Mottagaren har läst.`, notes: [] };
    case 'messageFailed': {
      const { attempts, failure, nextTry } = happening.delivery;
      const text = `${messageOf(happening.delivery)}, försök ${attempts}. ${failure ?? ''}.`;
      return { text, notes: nextTry === undefined ? [] : [`Nytt försök ${clockOf(nextTry)}.`] };
    }
    case 'messageStopped':
    case 'messageGivenUp': {
      const { failure, ground } = happening.delivery;
      return {
        text: `${messageOf(happening.delivery)}. ${failure ?? ''}.`,
        notes: [`Skulle ha lämnats enligt: ${ground}.`],
      };
    }
    case 'deviation':
      return { text: `${happening.text}.`, notes: [] };
  }
}

/** The clock in Sweden, of ISO 8601 with the offset of Sweden. */
export function clockOf(iso: string | undefined): string {
  return iso?.slice(11, 19) ?? '';
}

function openSentence(duties: readonly [DutyRow, ...DutyRow[]]): Sentence {
  const [{ who, force, rule }] = duties;
  const binding = force.code === 'law-must' ? rule : `${force.text}: ${rule}`;
  return { text: `${titleOf(duties)}.`, notes: [`${who}. ${dueOf(duties[0])}`, ended(binding)] };
}

/** Of what was opened and settled at once, and has not been told before. */
function ruleOf(duty: DutyRow): string {
  return `${dueOf(duty)} ${ended(duty.rule)}`;
}

function titleOf(duties: readonly [DutyRow, ...DutyRow[]]): string {
  const abouts = duties.flatMap(({ about }) => about ?? []);
  return abouts.length === 0 ? duties[0].what : `${duties[0].what}: ${abouts.join('; ')}`;
}

function aboutOf({ about, who, rule }: DutyRow): string {
  return `${about === undefined ? '' : `${about}. `}Ska göras av: ${who}. ${ended(rule)}`;
}

function dueOf({ due, from }: DutyRow): string {
  if (due === undefined) return 'Ingen bestämd tid.';
  const isToday = due.slice(0, 10) === from.slice(0, 10);
  return isToday ? `Senast ${clockOf(due)}.` : `Senast ${due.slice(0, 10)} klockan ${clockOf(due).slice(0, 5)}.`;
}

function settledOf({ status, due, metAt, recordedLate, waived }: DutyRow): string {
  if (status.code === 'waived') return `${waived ?? 'Gäller inte längre'}.`;
  if (recordedLate) return 'Gjort i tid, noterat sent.';
  if (status.text !== 'Klart') return `${status.text}.`;
  if (due === undefined || metAt === undefined) return 'Gjort.';
  return Date.parse(metAt) <= Date.parse(due) ? 'I tid.' : 'Gjort efter tiden.';
}

function messageOf({ message, to }: DeliveryRow): string {
  return `${message} till ${to}`;
}

function receiverOf({ to, channel, attempts }: DeliveryRow): string {
  const way = WAYS[channel] ?? channel;
  return `${to} (${attempts > 1 ? `${way}, efter ${attempts} försök` : way})`;
}

/** With one full stop, also after an abbreviation. */
function ended(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

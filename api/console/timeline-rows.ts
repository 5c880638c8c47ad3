import type { Directory } from '../../adapters/directory/directory.ts';
import { toIsoStockholm } from '../../domain/calendar/stockholm.ts';
import type { TimelineEntry } from '../../domain/disclosure/frame-timeline.ts';
import type { Detail, TimelineRow } from '../contracts/console.ts';
import type { Kind } from '../kinds/kind.ts';
import type { SeenCase } from '../seen-cases.ts';
import { memberName, partyName, receiverName, unitName } from './names.ts';
import { MESSAGES, REASONS } from './words/deliveries.ts';
import { DUTIES, WAIVERS } from './words/duties.ts';
import { EVENTS, TECHNICAL_EVENTS } from './words/events.ts';
import { roleInSentence } from './words/roles.ts';
import { word } from './words/word.ts';

type Close = SeenCase['close'];

/** What happened, the latest first, in words. */
export function timelineRows(
  directory: Directory,
  kind: Kind,
  { state, close }: Pick<SeenCase, 'state' | 'close'>,
  entries: readonly TimelineEntry[],
): TimelineRow[] {
  return entries
    .map((entry) => ({
      number: entry.place,
      what: whatOf(entry),
      details: [
        ...dutyDetails(entry),
        ...deliveryDetails(directory, entry, close),
        ...kind.eventDetails(directory, state, entry),
      ],
      who: whoOf(directory, entry),
      occurredAt: toIsoStockholm(entry.occurredAt),
      recordedAt: toIsoStockholm(entry.recordedAt),
      technical: TECHNICAL_EVENTS.has(entry.type),
    }))
    .reverse();
}

/** An attempt that ended without a reason was told. */
function whatOf({ type, reason }: TimelineEntry): string {
  if (type !== 'deliveryConcluded') return word(EVENTS, type);
  return reason ? 'Försöket misslyckades' : 'Meddelande lämnades';
}

function whoOf(directory: Directory, { type, by, delivery }: TimelineEntry): string {
  if (by?.kind === 'hub' || by?.kind === 'process') return 'Samordna';
  if (by) return `${memberName(directory, by.hsaId)}, ${unitName(directory, by.unit)}`;
  return type === 'messageReceived' && delivery?.from ? partyName(directory, delivery.from) : 'Samordna';
}

function dutyDetails({ duty, reason }: TimelineEntry): Detail[] {
  if (!duty) return [];
  const to = duty.to ? `: till ${roleInSentence(duty.to)}` : '';
  return [{ text: `${word(DUTIES, duty.code)}${to}` }, ...(reason ? [{ text: word(WAIVERS, reason) }] : [])];
}

function deliveryDetails(directory: Directory, { delivery, reason }: TimelineEntry, close: Close): Detail[] {
  if (!delivery) return [];
  const to = delivery.to ? ` till ${receiverName(directory, delivery.to, close)}` : '';
  const attempt = delivery.attempt === undefined ? '' : `, försök ${delivery.attempt}`;
  return [
    { text: `${word(MESSAGES, delivery.message)}${to}${attempt}` },
    ...(reason ? [{ text: word(REASONS, reason) }] : []),
  ];
}

import type { Directory } from '../../adapters/directory/directory.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { toIsoStockholm } from '../../domain/calendar/stockholm.ts';
import type { DischargeEvents } from '../../domain/discharge/events.ts';
import type { DischargeState } from '../../domain/discharge/state.ts';
import type { TimelineEntry } from '../../domain/disclosure/frame-timeline.ts';
import type { Detail } from '../contracts/console.ts';
import { memberName, unitName } from './names.ts';
import { BY_HAND, DEVIATIONS, MARKS, PLACES, SECRECY } from './words/cases.ts';
import { word } from './words/word.ts';

/** Data of an event that the reader's party wrote. Any of it may be missing in an event of an older release. */
type Data = Partial<
  DischargeEvents['needJudged'] & DischargeEvents['careContactAppointed'] & DischargeEvents['estimateChanged']
> & {
  by?: string;
  index?: number;
  ward?: { unit: string };
  unit?: { unit: string };
  admittedAt?: Instant;
  dischargedAt?: Instant;
  outcome?: string;
  about?: string;
  where?: string;
  how?: string;
  kind?: string;
  code?: string;
  needed?: boolean;
  counts?: boolean;
  ended?: boolean;
  doneElsewhere?: boolean;
  reasonText?: string;
  text?: string;
  name?: string;
  sentBy?: string;
};

/** What a fact of a discharge says beside its name. */
export function dischargeEventDetails(
  directory: Directory,
  state: DischargeState,
  { type, data }: TimelineEntry,
): Detail[] {
  const d = (data ?? {}) as Data;
  const unit = d.unit?.unit ?? d.ward?.unit ?? state.units[d.index ?? -1]?.unit;
  const time = d.estimatedDischargeAt ?? d.admittedAt ?? d.dischargedAt;
  const texts: (string | false | undefined)[] = [
    unit !== undefined && unitName(directory, unit),
    d.because === 'municipal-health-care' && 'Läggs till för att kommunal hälso- och sjukvård behövs',
    d.judgedBy !== undefined && `Bedömt av ${memberName(directory, d.judgedBy)}`,
    type === 'careContactAppointed' && d.careContact !== undefined && memberName(directory, d.careContact),
    d.lead && 'Huvudansvarig',
    type === 'secrecyChecked' && d.outcome !== undefined && word(SECRECY, d.outcome),
    type === 'secrecyChecked' &&
      (d.about === 'readyNotice' ? 'Underrättelsen om utskrivningsklar' : 'Informationen vid utskrivningen'),
    d.where !== undefined && word(PLACES, d.where),
    d.how !== undefined && word(BY_HAND, d.how),
    (type === 'personMarked' || type === 'markCleared') && d.kind !== undefined && word(MARKS, d.kind),
    type === 'deviationRecorded' && d.code !== undefined && word(DEVIATIONS, d.code),
    type === 'bothSidesRecorded' && (d.needed ? 'Insatser behövs från båda' : 'Insatser behövs inte från båda'),
    type === 'meetingNoticeReported' && !d.counts && 'Inte skickad av fast vårdkontakt: uppgiften står kvar',
    type === 'compulsoryCareRecorded' && d.ended && 'Gäller inte längre',
    d.doneElsewhere && 'Lämnad på annat sätt',
    type === 'policyApplied' && d.name,
    d.text,
    d.reasonText !== undefined && `Orsak: ${d.reasonText}`,
  ];
  const words = texts.flatMap((text): Detail[] => (text ? [{ text }] : []));
  return time === undefined ? words : [{ text: 'Angiven tid', time: toIsoStockholm(time) }, ...words];
}

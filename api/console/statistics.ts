import { z } from 'zod';
import { addDays, parseLocalDate, type LocalDate } from '../../domain/calendar/local-date.ts';
import { localDateOf, startOfDay, toIsoStockholm } from '../../domain/calendar/stockholm.ts';
import type { DischargeState } from '../../domain/discharge/state.ts';
import {
  mayReadStatistics,
  sipStatistics,
  SMALLEST_COUNT,
  type Count,
  type Row,
} from '../../domain/statistics/sip-statistics.ts';
import type { SipState } from '../../domain/sip/state.ts';
import type { Statistics, StatisticsTable } from '../contracts/statistics.ts';
import type { Deps } from '../deps.ts';
import { HttpError } from '../http-error.ts';
import { findSeenCases } from '../seen-cases.ts';
import type { RowContext } from './duty-rows.ts';
import { END_REASONS, MEETING_FORMS, OUTCOMES, TOOK_PART } from './sip/words.ts';
import { DEVIATIONS } from './words/cases.ts';
import { STATISTICS } from './words/statistics.ts';
import { word, type Words } from './words/word.ts';

const day = z.string().transform((text, context): LocalDate => {
  const parsed = parseLocalDate(text);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: 'ange ett datum, till exempel 2026-11-25' });
  return z.NEVER;
});

export const statisticsQuery = z.object({ from: day.optional(), until: day.optional() });

/** Days that are counted when nothing else is asked for. */
const USUAL_DAYS = 365;

/** How plans are done in a period, over every case of the installation. Numbers alone; nobody's case is shown by it. */
export async function statisticsOf(
  deps: Deps,
  { member, now }: RowContext,
  asked: z.output<typeof statisticsQuery>,
): Promise<Statistics> {
  if (!mayReadStatistics(member.roles)) throw new HttpError('role-not-allowed');
  const until = asked.until ?? localDateOf(now);
  const from = asked.from ?? addDays(until, -USUAL_DAYS);
  if (from > until) throw new HttpError('invalid-input', 'from', { problem: 'ange en första dag före den sista' });
  const cases = await findSeenCases(deps, member, {});
  const ofKind = <S>(kinds: readonly string[]): S[] =>
    cases.filter(({ kind }) => kinds.includes(kind)).map(({ state }) => state as unknown as S);
  const counted = sipStatistics(
    ofKind<SipState>(['sip', 'l-sip']),
    ofKind<DischargeState>(['discharge']),
    startOfDay(from),
    startOfDay(addDays(until, 1)),
  );
  return {
    at: toIsoStockholm(now),
    from,
    until,
    tables: [
      table('Utskrivningar där insatser behövs från både region och kommun', counted.discharges),
      table('Planer, efter när behovet rapporterades', counted.plans),
      table('Svar på erbjudande', counted.answers),
      {
        title: 'Deltagande av dem som ska komma när de kallas',
        note: 'En kallelse räknas för varje möte som har hållits.',
        heads: ['Vilka', 'Deltog', 'Uteblev', 'Ville inte'],
        rows: counted.attendance.map(({ sector, attended, absent, refused }) => [
          word(STATISTICS, sector),
          ...[attended, absent, refused].map(told),
        ]),
      },
      table('Hur barn deltog i sina möten', counted.children, {
        ...TOOK_PART,
        'not-old-enough': 'Inte tillräckligt gammalt',
      }),
      table('Mötesform', counted.meetingForms, MEETING_FORMS),
      table('Uppföljningar, efter vad de ledde till', counted.followUps, OUTCOMES),
      table('Avslutade planer, efter skäl', counted.ended, END_REASONS),
      table('Avvikelser', counted.deviations, DEVIATIONS),
      {
        title: 'Dagar, median',
        note: `Räknas när det finns minst ${SMALLEST_COUNT} planer att räkna på.`,
        heads: ['Mellan', 'Dagar', 'Planer'],
        rows: counted.days.map(({ code, median, of }) => [word(STATISTICS, code), number(median), String(of)]),
      },
    ],
  };
}

function table(title: string, rows: readonly Row[], words: Words<string> = STATISTICS): StatisticsTable {
  return {
    title,
    heads: ['Vad', 'Antal'],
    rows: rows.map(({ code, count }) => [word(words, code), told(count)]),
  };
}

function told(count: Count): string {
  return count === 'few' ? `1–${SMALLEST_COUNT - 1}` : String(count);
}

function number(value: number): string {
  return value.toLocaleString('sv-SE', { maximumFractionDigits: 1 });
}

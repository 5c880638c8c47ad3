import type { Instant } from '../../domain/calendar/instant.ts';
import type { Actor, Command } from '../../domain/process/command.ts';
import { beginPlanning, PLANNER } from './commands.ts';

const GRANBY = 'SE0000000002-1001';
const SJOVIK = 'SE0000000003-1001';
const PHYSICIAN = 'SE0000000001-A002';

/** What is said in a case after its admission, up to the last duty, in order. Times are now or just before. */
export function wholeDischarge(caseId: string, now: Instant): Command[] {
  const at = (minutesAgo: number): Instant => (now - minutesAgo * 60_000) as Instant;
  const secrecy = { outcome: 'no-hindrance', by: PHYSICIAN, at: at(20) };
  const say = (type: string, data: unknown, by: Actor = PLANNER): Command => ({
    type,
    data,
    commandId: `${type}-${caseId}-${JSON.stringify(data).length}-${by.hsaId}`,
    by,
    channel: 'console',
    occurredAt: at(1),
  });
  return [
    beginPlanning(caseId, GRANBY),
    beginPlanning(caseId, SJOVIK),
    say('changeEstimate', { estimatedDischargeAt: (now + 3_600_000) as Instant }),
    say('recordBothSides', { needed: false, by: PHYSICIAN }),
    say('declareReady', { by: PHYSICIAN, judgedAt: at(20), secrecy }),
    say('transferInformation', { unit: GRANBY, text: 'Påhittad överföring.', secrecy }),
    say('transferInformation', { unit: SJOVIK, doneElsewhere: true, secrecy }),
    say('informPatient', { at: at(2) }),
    say('reportDischarge', { at: at(1), where: 'home' }),
  ];
}

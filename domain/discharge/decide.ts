import type { Instant } from '../calendar/instant.ts';
import type { Policy } from '../policy/policy.ts';
import type { Command } from '../process/command.ts';
import type { Fact } from '../process/event.ts';
import { reject, type Rejection } from '../process/rejection.ts';
import type { DischargeState } from './state.ts';

interface JudgedUnitData {
  unit: string;
  party: string;
  channel: 'system' | 'workList';
}

/** Every rule of the discharge, by command. */
export function decideDischarge(
  state: DischargeState,
  command: Command,
  at: Instant,
  _policy: Policy,
): Fact[] | Rejection {
  if (command.occurredAt > at + 5 * 60_000) return reject('time-in-future', 'occurredAt');
  switch (command.type) {
    case 'reportAdmission': {
      if (state.admittedAt !== null) return [];
      const data = command.data as { personId: string; ward: { party: string; unit: string }; units: JudgedUnitData[] };
      return [
        { type: 'admitted', data: { personId: data.personId, ward: data.ward } },
        ...data.units.flatMap((unit): Fact[] => [
          { type: 'needJudged', data: { unit: { ...unit, judgedBy: command.by.hsaId } } },
          {
            type: 'deliveryRequested',
            data: {
              message: 'admissionNotice',
              to: { party: unit.party, unit: unit.unit },
              requestedBy: data.ward.party,
              channel: unit.channel,
              ground: 'law-2017-612-2-1',
              statutory: true,
            },
          },
        ]),
      ];
    }
    case 'beginPlanning': {
      const { unit } = command.data as { unit: string };
      if (!state.units.some((u) => u.unit === unit && u.party === command.by.party)) return reject('unknown-unit', 'unit');
      if (state.planningBegun[unit]) return reject('planning-already-begun', 'unit');
      return [{ type: 'planningBegun', data: { unit } }];
    }
    default:
      return reject('unknown-command', 'type');
  }
}


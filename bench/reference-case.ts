import type { Person } from '../adapters/store/persons.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { Command } from '../domain/process/command.ts';
import { admission, goingHome, ready } from './discharge-commands.ts';
import type { Kind } from './said.ts';
import { meetingCalled, meetingHeld, offer, plan } from './sip-commands.ts';

export interface Given {
  kind: Kind;
  command: Command;
}

/** Official test number. */
export const TEST_PERSON: Person = {
  identifiers: [{ system: 'http://electronichealth.se/identifier/personnummer', value: '191212121212' }],
  name: { family: 'Provperson', given: ['Tolvan'] },
  address: { lines: ['Påhittade gatan 1'], postalCode: '00000', city: 'Granby' },
  marks: { deceased: false, protection: 'none' },
};

/**
 * A whole discharge and its SIP up to the first follow-up, in the order it happens. The first command opens the discharge, which a
 * later one ends; the SIP is opened by the discharge's report and goes on living.
 */
export function referenceCommands(core: string, now: number): Given[] {
  const meeting = `${core}-meeting`;
  const all = [
    ...admission(core, now),
    ...offer(now),
    ...ready(now),
    ...meetingCalled(now, meeting),
    ...goingHome(now),
    ...meetingHeld(now, meeting),
    ...plan(now),
  ];
  return all.map(({ kind, by, type, data }, index) => ({
    kind,
    command: {
      type,
      data,
      by,
      commandId: type === 'convene' ? meeting : `${core}-${index}`,
      channel: by.kind === 'system' ? 'fhir' : 'console',
      occurredAt: now as Instant,
    },
  }));
}

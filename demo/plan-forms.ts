import type { InformationKind } from '../domain/sip/commands.ts';
import type { Values } from './case-forms.ts';
import { daysFromNow } from './story-case.ts';

/** What the person, or who decides for them, lets one party know. */
export interface Allowed {
  party: string;
  kinds: readonly InformationKind[];
}

/** The three questions of consent: may a plan be drawn up, who may be invited, what may be shared with whom. */
export function consent(giver: string, invited: readonly string[], allowed: readonly Allowed[]): Values {
  return {
    giver,
    drawUp: 'yes',
    invite: [...invited],
    informed: allowed.map(({ party }) => party),
    share: allowed.flatMap(({ party, kinds }) => kinds.map((kind) => `${party}:${kind}`)),
    form: 'oral',
  };
}

/** A notice for a day ahead, over what was prepared. @param reveals what each unit's taking part tells of the person */
export function notice(place: string, reveals: Readonly<Record<string, InformationKind>>): Values {
  return {
    startsAt: daysFromNow(2),
    place,
    form: 'physical',
    agreedWithPerson: true,
    invitees: Object.keys(reveals),
    reveals: Object.entries(reveals).map(([unit, kind]) => `${unit}:${kind}`),
  };
}

/** Comes, and may decide on the unit's own interventions. */
export const COMES: Values = { answer: 'comes', mandate: true };

export function intervention(what: string, kind: InformationKind, more: Values = {}): Values {
  return { what, kind, doneBy: 'party', status: 'decided', ...more };
}

import type { DeviationCode } from '../../../domain/discharge/codes.ts';
import type { ByHand, DischargedTo, SecrecyCheck } from '../../../domain/discharge/commands.ts';
import type { DischargeStatus } from '../../../domain/discharge/state.ts';
import { SIP_DEVIATIONS } from './sip.ts';
import { joined, type Words } from './word.ts';
import type { MarkKind } from '../../../domain/process/mark.ts';

export const STATUSES: Words<DischargeStatus> = {
  none: 'Tomt',
  notJudged: 'Inskriven, inte bedömd',
  noNeed: 'Inskriven, inget behov',
  planning: 'Planering pågår',
  ready: 'Utskrivningsklar',
  discharged: 'Utskriven',
  cancelled: 'Inskrivningen återtagen',
  closed: 'Avslutat',
};

export const MARKS: Words<MarkKind> = {
  deceased: 'Avliden: inget skickas',
  protected: 'Skyddade personuppgifter: inget skickas automatiskt',
};

/** The same where there is no room for the consequence. */
export const MARKS_SHORT: Words<MarkKind> = { deceased: 'Avliden', protected: 'Skyddade personuppgifter' };

const OF_DISCHARGE: Words<DeviationCode> = {
  'discharged-without-care-contact': 'Utskriven utan att någon fast vårdkontakt var utsedd',
  'discharged-without-ready': 'Utskriven utan att ha bedömts som utskrivningsklar',
  'judged-after-discharge': 'Behovet bedömdes först efter utskrivningen',
  'no-need-after-judgement': 'Inget behov angavs sedan enheter redan bedömts behövas',
  'encounter-still-in-progress': 'Journalsystemet visar personen som inskriven fast utskrivning är rapporterad',
  'closed-with-open-duties': 'Ärendet avslutades med uppgifter kvar att göra',
};

export const DEVIATIONS = joined(OF_DISCHARGE, SIP_DEVIATIONS);

export const PLACES: Words<DischargedTo> = {
  home: 'Hemmet',
  'short-term-care': 'Korttidsboende',
  'residential-care': 'Särskilt boende',
  'other-hospital': 'Annat sjukhus',
  other: 'Annat',
};

export const BY_HAND: Words<ByHand> = { phone: 'Telefon', visit: 'Besök', letter: 'Brev', other: 'Annat sätt' };

export const SECRECY: Words<SecrecyCheck['outcome']> = {
  'no-hindrance': 'Sekretess hindrar inte',
  hinders: 'Sekretess hindrar',
};

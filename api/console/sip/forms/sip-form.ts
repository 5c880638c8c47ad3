import type { z } from 'zod';
import type { SipView } from '../../../../domain/disclosure/sip-view.ts';
import type { SipCommands, SipCommandType } from '../../../../domain/sip/commands.ts';
import type { Thing } from '../../../../domain/sip/fold.ts';
import type { SipUnit } from '../../../../domain/sip/units.ts';
import { sipUnit } from '../../../kinds/sip-unit.ts';
import type { Filling, Form, FormContext } from '../../forms/form.ts';

export type SipContext = FormContext<SipView>;

/** A form of a plan. The rule is said in words; where it stands follows the kind of plan. */
export type SipForm<T extends SipCommandType = SipCommandType, S extends z.ZodType = z.ZodType> = Form<
  SipView,
  T,
  SipCommands[T],
  S
> & {
  thing?: Thing;
  /** Law or routine and its section, for the plan by law; left out where the form is the hub's own. */
  source?: string;
  /** The same for a plan within one municipality, which rests on no statute. */
  localSource?: string;
};

/** Keeps the types of one form together. */
export function form<T extends SipCommandType, S extends z.ZodType>(definition: SipForm<T, S>): SipForm<T, S> {
  return definition;
}

export const ROUTINE = 'Länsgemensam rutin SIP';
export const LOCAL_ROUTINE = 'L-SIP, Hjo kommun';

/** The reader's own unit, for the question to the rules; made up where it takes no part in plans. */
export function probeUnit({ viewer }: Pick<Filling, 'viewer'>): SipUnit {
  const { unit, party } = viewer;
  return { unit, party, body: '', side: 'region-outpatient', channel: 'workList', ehr: false, mail: false };
}

/** The reader's own unit. @throws HttpError for one that takes no part in plans */
export function ownUnit({ viewer, directory }: Pick<Filling, 'viewer' | 'directory'>): SipUnit {
  return sipUnit(directory, viewer.unit, 'unit');
}

/** The meeting that has been called and neither held nor cancelled, as far as the reader knows. */
export function comingMeeting({ view }: SipContext): SipView['sip']['meetings'][number] | undefined {
  return view.sip.meetings.find(({ status }) => status === 'called');
}

/** Everything in the plan that the reader's party wrote. */
export function ownItems({ view, viewer }: SipContext): { id: string; label: string }[] {
  const { needs, goals, interventions } = view.sip;
  return [
    ...needs.map(({ id, party, text }) => ({ id, party, label: `Behov: ${text}` })),
    ...goals.map(({ id, party, text }) => ({ id, party, label: `Mål: ${text}` })),
    ...interventions.map(({ id, party, what }) => ({ id, party, label: `Insats: ${what}` })),
  ].filter(({ party }) => party === viewer.party);
}

export function ownInterventions({ view, viewer }: SipContext): SipView['sip']['interventions'] {
  return view.sip.interventions.filter(({ party }) => party === viewer.party);
}

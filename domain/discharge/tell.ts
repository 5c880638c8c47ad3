import { GROUNDS } from '../disclosure/grounds.ts';
import type { Policy } from '../policy/policy.ts';
import { blockedBy, deliveriesAbout, isLiftable, keyOf, mattersOf, toldAt, voidedBy, type Matter } from './matters.ts';
import type { Draft } from './draft.ts';
import { activeUnits } from './queries.ts';
import type { DischargeState } from './state.ts';
import { standingMark } from '../process/mark.ts';

/** Asks for every message that is to be told, may go by itself and has not been asked for. Run after every command. */
export function requestMessages(draft: Draft): void {
  for (const matter of mattersOf(draft.state)) {
    if (voidedBy(draft.state, matter) || blockedBy(draft.state, matter)) continue;
    if (matter.message === 'informationTransfer') requestTransfers(draft, matter);
    else if (toldAt(draft.state, matter.key) === undefined) request(draft, matter, matter.key);
  }
}

/** Each transfer, first or supplementary, is its own item. */
function requestTransfers(draft: Draft, matter: Matter): void {
  draft.state.transfers.forEach((transfer, place) => {
    if (transfer.index === matter.index && !transfer.doneElsewhere) request(draft, matter, `${matter.key}/${place}`);
  });
}

function request(draft: Draft, matter: Matter, about: string): void {
  const { state } = draft;
  const isAsked = deliveriesAbout(state, about).some((d) => !isLiftable(d));
  if (isAsked || !state.ward || matter.unit.party === null) return;
  const { ground, statutory } = GROUNDS[matter.message];
  draft.request({
    message: matter.message,
    to: { party: matter.unit.party, unit: matter.unit.unit },
    requestedBy: state.ward.party,
    channel: matter.unit.channel,
    ground,
    statutory,
    about,
    ...(matter.episode === undefined ? {} : { episode: matter.episode }),
  });
}

/** Messages that no law orders; a policy says who gets them. */
export type PracticeMessage = 'planningBegun' | 'careContactAppointed' | 'discharged';

/**
 * Tells the ward, or everyone in the case, what one of them has done. Units are told only when they have had the admission
 * notice, and never the one that did it.
 * @param about names what was done, once
 */
export function tellOthers(draft: Draft, policy: Policy, message: PracticeMessage, about: string): void {
  const { state, command } = draft;
  const reach = policy.practice[message];
  if (reach === 'nobody' || !state.ward || standingMark(state, 'deceased') || standingMark(state, 'protected')) return;
  const { ground, statutory } = GROUNDS[message];
  const from = { message, requestedBy: command.by.party, ground, statutory };
  if (state.ward.party !== command.by.party) draft.request({ ...from, to: state.ward, channel: 'workList', about });
  if (reach === 'ward') return;
  for (const { unit, index } of activeUnits(state)) {
    if (unit.party === null || unit.party === command.by.party || !hasNotice(state, index)) continue;
    draft.request({ ...from, to: { party: unit.party, unit: unit.unit }, channel: unit.channel, about });
  }
}

function hasNotice(state: DischargeState, index: number): boolean {
  return toldAt(state, keyOf('admissionNotice', index)) !== undefined;
}

import type { SipView } from '../../../../domain/disclosure/sip-view.ts';
import type { SipState } from '../../../../domain/sip/state.ts';
import { handleByHand } from '../../forms/by-hand.ts';
import type { Form } from '../../forms/form.ts';
import { clearMark, markDeceased, markProtected } from '../../forms/marks.ts';
import { updateAddress } from './address.ts';
import { hearChild, judgeConsenter, nameRelated, recordGuardian } from './close.ts';
import { giveConsent, narrowConsent, withdrawConsent } from './consent.ts';
import { addGoal, addNeed, judgeGoal, removeItem } from './contents.ts';
import { cancelMeeting, convene, moveMeeting } from './convene.ts';
import { confirmEnd, end, informAtEnd, recordWrongPerson } from './end.ts';
import { contactLead, decideExisting } from './existing.ts';
import { answerEarlierFollowUp, contactPerson, pause, reportChange, reportFollowUp, resume } from './follow-up.ts';
import { addIntervention, changeIntervention, reportIntervention } from './interventions.ts';
import { explainAbsence, holdMeeting, replyForAnother, replyToNotice } from './meeting.ts';
import { acceptHandOver, assessNeed, handOver, reportNeed } from './need.ts';
import { answerOffer, makeOffer } from './offer.ts';
import { prepare } from './prepare.ts';
import type { SipForm } from './sip-form.ts';
import { acceptLead, addContact, appointLead, drawUp, planFollowUp, removeContact, writePlan } from './whole-plan.ts';

/** In the order in which they usually come. */
const GROUPS: readonly (readonly [heading: string, forms: readonly SipForm[]])[] = [
  ['Behov och erbjudande', [assessNeed, acceptHandOver, makeOffer, answerOffer, reportNeed, handOver]],
  ['Samtycke', [giveConsent, judgeConsenter, hearChild, nameRelated, recordGuardian, narrowConsent, withdrawConsent]],
  ['Möte', [prepare, convene, replyToNotice, replyForAnother, moveMeeting, cancelMeeting, holdMeeting, explainAbsence]],
  [
    'Planens innehåll',
    [
      addNeed,
      addGoal,
      addIntervention,
      changeIntervention,
      removeItem,
      writePlan,
      planFollowUp,
      addContact,
      removeContact,
    ],
  ],
  ['Ansvar och upprättande', [appointLead, acceptLead, drawUp]],
  [
    'Uppföljning',
    [
      reportIntervention,
      judgeGoal,
      contactPerson,
      reportFollowUp,
      reportChange,
      answerEarlierFollowUp,
      contactLead,
      decideExisting,
      pause,
      resume,
    ],
  ],
  ['Avslut', [end, informAtEnd, confirmEnd, recordWrongPerson]],
];

const OF_PERSON: readonly SipForm[] = [updateAddress];

const OF_EVERY_KIND: readonly Form[] = [handleByHand, markDeceased, markProtected, clearMark];

/** Every form of a plan of the kind. */
export function sipForms(kind: SipState['kind']): readonly Form<SipView>[] {
  return [
    ...GROUPS.flatMap(([group, forms]) => forms.map((one) => ({ ...one, group, rule: ruleOf(one, kind) }))),
    ...[...OF_PERSON, ...OF_EVERY_KIND].map((one) => ({ ...one, group: 'Om personen och ärendet' })),
  ];
}

/** A plan within one municipality rests on its own routine, so no statute is named in its forms. */
export function ruleOf(
  { rule, source, localSource }: Pick<SipForm, 'rule' | 'source' | 'localSource'>,
  kind: SipState['kind'],
): string {
  const stands = kind === 'sip' ? source : localSource;
  return stands === undefined ? rule : `${rule} (${stands})`;
}

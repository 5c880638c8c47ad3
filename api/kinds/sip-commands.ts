import { z } from 'zod';
import type { Directory } from '../../adapters/directory/directory.ts';
import { INFORMATION_KINDS, NEED_REASONS, type SipCommandType } from '../../domain/sip/commands.ts';
import type { Described } from '../console/forms/form.ts';
import { commonCommands, dayText, hsaId, instantText, item, words } from './command-fields.ts';
import { intervention, interventionChange } from './intervention-fields.ts';
import type { KindCommands } from './kind.ts';
import { describes, home, namedData, personCommands } from './sip-persons.ts';
import { sipUnit } from './sip-unit.ts';

const at = instantText;
const yes = z.boolean();
const kind = z.enum(INFORMATION_KINDS);
const kinds = z.array(kind).max(INFORMATION_KINDS.length);
const questions = z.array(words).max(50);
const form = z.enum(['physical', 'digital', 'partly-digital']);
const meeting = item;
const giver = item;
const because = words;
const tookPart = z.enum(['there', 'digitally', 'another-way', 'no']);
const achieved = z.enum(['yes', 'partly', 'no']);
const followUpForm = z.enum(['meeting', 'phone', 'home-visit']);
const notForGuardians = yes.optional();
const related = item;

const followUp = z.strictObject({
  on: dayText,
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'ange klockslaget som 14:30')
    .optional(),
  place: words.optional(),
  form: followUpForm,
});

const contact = z.strictObject({
  role: z.enum(['permanentPhysician', 'permanentCareContact', 'homeCareContact', 'principal', 'other']),
  unit: hsaId,
  staff: hsaId.optional(),
  text: words.optional(),
});

/**
 * What a system or a member of staff may send of a plan to `POST /api/commands`; units are HSA-ids, looked up in the directory. What
 * names somebody close is kept beside the case.
 */
const schemas = {
  reportNeed: z.strictObject({
    personId: item,
    from: z.enum(['staff', 'person', 'relatedPerson', 'guardian', 'representative', 'flag']),
    reasons: z.array(z.enum(NEED_REASONS)).max(NEED_REASONS.length),
    coordination: yes,
    socialServices: yes,
    healthCare: yes,
    unit: hsaId,
    text: words.optional(),
  }),
  assessNeed: z.strictObject({ needed: yes, because: because.optional() }),
  handOver: z.strictObject({ to: hsaId }),
  acceptHandOver: z.strictObject({}),
  makeOffer: z.strictObject({ at, informedHow: words, understood: yes }),
  answerOffer: z.strictObject({ answer: z.enum(['yes', 'no', 'not-now']), askAgainOn: dayText.optional(), at }),
  judgeConsenter: z.strictObject({
    who: z.enum(['person', 'guardians', 'social-board', 'nobody']),
    by: hsaId,
    because,
    at,
  }),
  recordGuardian: z.strictObject({
    relatedId: item,
    is: z.enum(['available', 'prevented', 'refuses']),
    because: because.optional(),
    by: hsaId,
  }),
  hearChild: z.strictObject({
    oldEnough: yes,
    view: z.enum(['agrees', 'disagrees', 'no-view']).optional(),
    how: words.optional(),
    at,
  }),
  giveConsent: z.strictObject({
    giver,
    form: z.enum(['written', 'oral', 'other']),
    takenBy: hsaId,
    at,
    drawUp: yes,
    invite: z.array(hsaId).max(50),
    share: z.array(z.strictObject({ party: hsaId, kinds })).max(50),
    digitalMeeting: yes,
    until: dayText.nullable(),
  }),
  narrowConsent: z.strictObject({
    giver,
    party: hsaId.optional(),
    kinds,
    invite: yes,
    digitalMeeting: yes.optional(),
    at,
  }),
  withdrawConsent: z.strictObject({ giver, at }),
  prepare: z.strictObject({
    at,
    matters: words,
    expectations: words.optional(),
    wantedResult: words.optional(),
    questions,
    purpose: words.optional(),
    why: words.optional(),
    inviteWishes: z.array(hsaId).max(50),
    notWanted: z.array(hsaId).max(50),
    related: z
      .array(z.strictObject({ id: related, wish: z.enum(['wants', 'does-not-want', 'not-said']) }))
      .max(50)
      .optional(),
    interpreter: words.optional(),
    aids: words.optional(),
    placeWish: words.optional(),
    form: form.optional(),
    takesPart: words.optional(),
    understood: yes,
    notForGuardians,
  }),
  convene: z.strictObject({
    purpose: words,
    why: words,
    longTermGoal: words,
    questions,
    startsAt: at,
    endsAt: at.optional(),
    place: words,
    form,
    link: words.optional(),
    personTakesPart: words,
    agreedWithPerson: yes,
    convener: hsaId,
    invitees: z.array(z.strictObject({ unit: hsaId, kind, knowsPerson: yes })).max(50),
    related: z.array(related).max(50).optional(),
  }),
  replyToNotice: z.strictObject({
    meeting,
    unit: hsaId,
    answer: z.enum(['comes', 'does-not-come', 'wants-other-time']),
    who: words.optional(),
    mandate: yes.optional(),
    adaptations: words.optional(),
    unwilling: yes.optional(),
  }),
  moveMeeting: z.strictObject({
    meeting,
    startsAt: at,
    endsAt: at.optional(),
    place: words.optional(),
    form: form.optional(),
    link: words.optional(),
    personTakesPart: words.optional(),
    because: z.enum(['persons-need', 'parties', 'other']),
    saidBy: words,
    agreedWithPerson: yes,
  }),
  cancelMeeting: z.strictObject({ meeting, because }),
  holdMeeting: z.strictObject({
    meeting,
    at,
    attendance: z.array(z.strictObject({ unit: hsaId, attended: yes, who: words.optional() })).max(50),
    related: z
      .array(z.strictObject({ id: related, attended: yes }))
      .max(50)
      .optional(),
    personTookPart: tookPart,
    personHow: words.optional(),
    childTookPart: z.enum(['there', 'digitally', 'another-way', 'no', 'not-old-enough']).optional(),
    noteTaker: words,
    summary: words.optional(),
    notForGuardians,
  }),
  explainAbsence: z.strictObject({ meeting, unit: hsaId, unwilling: yes, text: words }),
  addNeed: z.strictObject({ text: words, kind, notForGuardians }),
  addGoal: z.strictObject({
    text: words,
    term: z.enum(['long', 'short']),
    parent: item.optional(),
    kind,
    words: z.enum(['person', 'staff']),
    on: dayText.optional(),
    notForGuardians,
  }),
  judgeGoal: z.strictObject({ goal: item, achieved }),
  addIntervention: intervention.extend({ unit: hsaId }),
  changeIntervention: interventionChange,
  reportIntervention: z.strictObject({
    id: item,
    carriedOut: z.enum(['not-begun', 'ongoing', 'done', 'not-done']),
    effect: words.optional(),
    at,
  }),
  removeItem: z.strictObject({ id: item, because }),
  writePlan: z.strictObject({
    waysOfWorking: words.nullable().optional(),
    followUp: followUp.optional(),
    endsOn: dayText.nullable().optional(),
    contacts: z.array(contact).max(50).optional(),
    overallResponsibleParty: hsaId.optional(),
  }),
  appointLead: z.strictObject({
    unit: hsaId,
    coordinator: hsaId,
    wish: z.enum(['person', 'meeting']),
    mostContact: yes,
  }),
  acceptLead: z.strictObject({}),
  drawUp: z.strictObject({ at, personAgrees: yes, because: because.optional() }),
  reportFollowUp: z.strictObject({
    at,
    form: followUpForm,
    goals: words.optional(),
    news: words.optional(),
    carriedOut: words.optional(),
    effect: words.optional(),
    otherNeeded: words.optional(),
    notForGuardians,
    outcome: z.enum(['continue', 'revise', 'end', 'start-anew']),
    next: followUp.optional(),
    whereToTurn: words.optional(),
  }),
  contactPerson: z.strictObject({ at, how: followUpForm, text: words.optional() }),
  reportChange: z.strictObject({ what: z.enum(['admission', 'move', 'placement', 'other']), at }),
  answerEarlierFollowUp: z.strictObject({ wants: yes, next: followUp.optional(), at }),
  pause: z.strictObject({ because, at }),
  resume: z.strictObject({ at }),
  end: z.strictObject({
    because: z.enum(['need-over', 'consent-withdrawn', 'goals-changed', 'deceased', 'wrong-person']),
    at,
    whereToTurn: words,
  }),
  confirmEnd: z.strictObject({ unit: hsaId }),
  informAtEnd: z.strictObject({ at, whom: z.array(giver).max(10), whereToTurn: words }),
  contactLead: z.strictObject({ dischargeId: item, at }),
  decideExisting: z.strictObject({
    dischargeId: item,
    person: words,
    leadCoordinator: words,
    careContact: words,
    choice: z.enum(['keep', 'revise', 'pause', 'end', 'start-anew']),
    whereToTurn: words.optional(),
    at,
  }),
  recordWrongPerson: z.strictObject({ because }),
  ...personCommands,
  ...commonCommands,
} satisfies Record<
  Exclude<SipCommandType, 'reportFromDischarge' | 'reportSuccessor'> | keyof typeof commonCommands,
  z.ZodType
>;

type Sent = { [T in keyof typeof schemas]: z.output<(typeof schemas)[T]> };

/** The data with its units as the directory knows them now. @throws HttpError for a unit that takes no part in plans */
function withUnits(directory: Directory, type: string, data: unknown, ids: Described): unknown {
  const found = (unit: string, field: string) => sipUnit(directory, unit, `data.${field}`);
  switch (type) {
    case 'reportNeed': {
      const sent = data as Sent['reportNeed'];
      // Only the command that opens a case settles when the person turns 18.
      return { ...sent, turns18On: null, unit: found(sent.unit, 'unit') };
    }
    case 'handOver':
      return { to: found((data as Sent['handOver']).to, 'to') };
    case 'prepare': {
      const sent = data as Sent['prepare'];
      return {
        ...sent,
        inviteWishes: sent.inviteWishes.map((unit) => found(unit, 'inviteWishes')),
        notWanted: sent.notWanted.map((unit) => found(unit, 'notWanted')),
      };
    }
    case 'convene': {
      const sent = data as Sent['convene'];
      return { ...sent, invitees: sent.invitees.map((one) => ({ ...one, unit: found(one.unit, 'invitees') })) };
    }
    case 'appointLead': {
      const sent = data as Sent['appointLead'];
      return { ...sent, unit: found(sent.unit, 'unit') };
    }
    case 'nameRelated':
      return namedData(data, ids);
    case 'updateAddress':
      return { draftId: ids.draftId };
    default:
      return data;
  }
}

export const sipCommands: KindCommands = { schemas, withUnits, describes, home };

import type { SipDutyCode } from '../../domain/duties/sip/catalogue.ts';
import type { SipCommandType } from '../../domain/sip/commands.ts';
import type { OutputRow, TaskRow } from './task-table.ts';

type Row = TaskRow<SipCommandType | 'postLetter'>;

const at = (says: string): OutputRow => ({ kind: 'dateTime', needed: true, says });
const text = (says: string): OutputRow => ({ kind: 'string', needed: false, says });
const neededText = (says: string): OutputRow => ({ kind: 'string', needed: true, says });
const how = { kind: 'code', codes: ['meeting', 'phone', 'home-visit'] } as const;

const BY_HAND: Row = {
  command: 'handleByHand',
  outputs: {
    how: { kind: 'code', needed: true, codes: ['phone', 'visit', 'letter', 'other'], says: 'how it was told or done' },
    reason: neededText('why it was done by hand'),
  },
};

const OFFER: Row = {
  command: 'makeOffer',
  outputs: {
    at: at('when the person was offered a plan'),
    informedHow: neededText('how the person was informed'),
    understood: { kind: 'boolean', needed: true, says: 'whether the person understood' },
  },
};

/** Date, form, time and place of the next follow-up. */
const NEXT: Readonly<Record<string, OutputRow>> = {
  nextOn: { kind: 'date', needed: false, says: 'day of the next follow-up' },
  nextForm: { ...how, needed: false, says: 'form of the next follow-up; needed with nextOn' },
  nextTime: text('time of day of the next follow-up, HH:MM'),
  nextPlace: text('place of the next follow-up'),
};

/**
 * Every duty of a plan that one update can meet. What is a list (whom to call, who came, what each giver consents to, the preparation's
 * wishes) or stands in several acts has none: half of it would say what nobody has said.
 */
export const SIP_TASK_TABLE: Readonly<Partial<Record<SipDutyCode, Row>>> = {
  startSip: OFFER,
  offerSip: OFFER,
  askAgain: OFFER,
  assessNeed: {
    command: 'assessNeed',
    outputs: {
      needed: { kind: 'boolean', needed: true, says: 'whether a plan is needed' },
      because: text('why not; needed when somebody has asked for a plan'),
    },
  },
  decideConsent: {
    command: 'answerOffer',
    outputs: {
      answer: {
        kind: 'code',
        needed: true,
        codes: ['no', 'not-now'],
        says: 'what the person answers; a yes is met by the consents themselves',
      },
      askAgainOn: { kind: 'date', needed: false, says: 'day on which to ask again; needed with not-now' },
      at: at('when the person answered'),
    },
  },
  answerNotice: {
    command: 'replyToNotice',
    outputs: {
      answer: {
        kind: 'code',
        needed: true,
        codes: ['comes', 'does-not-come', 'wants-other-time'],
        says: 'whether the unit comes',
      },
      who: { kind: 'practitioner', needed: false, says: 'who comes; needed with comes' },
      mandate: { kind: 'boolean', needed: false, says: 'whether who comes may decide' },
      adaptations: text('what who comes needs at the meeting'),
      unwilling: { kind: 'boolean', needed: false, says: 'true when the unit refuses to take part' },
    },
  },
  askAboutAbsence: {
    command: 'explainAbsence',
    outputs: {
      unwilling: { kind: 'boolean', needed: true, says: 'true when the unit refused to take part' },
      text: neededText('why the unit was not there'),
    },
  },
  drawUpPlan: {
    command: 'drawUp',
    outputs: {
      at: at('when the plan was drawn up'),
      personAgrees: { kind: 'boolean', needed: true, says: 'whether the person agrees to what it says' },
      because: text('why not, or why it could not be asked; needed when false'),
    },
  },
  followUp: {
    command: 'reportFollowUp',
    outputs: {
      at: at('when it was followed up'),
      form: { ...how, needed: true, says: 'how it was followed up' },
      goals: text('how it has gone with the goals'),
      news: text('what is new'),
      carriedOut: text('what has been carried out'),
      effect: text('what effect it has had'),
      otherNeeded: text('what else is needed'),
      outcome: {
        kind: 'code',
        needed: true,
        codes: ['continue', 'revise', 'end', 'start-anew'],
        says: 'how it goes on',
      },
      ...NEXT,
    },
  },
  followCarryingOut: {
    command: 'contactPerson',
    outputs: {
      at: at('when the person was contacted'),
      how: { ...how, needed: true, says: 'how' },
      text: text('what was said'),
    },
  },
  reportIntervention: {
    command: 'reportIntervention',
    outputs: {
      at: at('when it was judged'),
      carriedOut: {
        kind: 'code',
        needed: true,
        codes: ['not-begun', 'ongoing', 'done', 'not-done'],
        says: 'how far it has come',
      },
      effect: text('what effect it has had'),
    },
  },
  offerEarlierFollowUp: {
    command: 'answerEarlierFollowUp',
    outputs: {
      at: at('when the person answered'),
      wants: { kind: 'boolean', needed: true, says: 'whether the person wants it earlier' },
      ...NEXT,
    },
  },
  contactLead: { command: 'contactLead', outputs: { at: at('when the lead coordinator was contacted') } },
  decideExisting: {
    command: 'decideExisting',
    outputs: {
      at: at('when it was decided'),
      person: neededText("the person's own words"),
      leadCoordinator: neededText("the lead coordinator's"),
      careContact: neededText("the lead care contact's"),
      choice: {
        kind: 'code',
        needed: true,
        codes: ['keep', 'revise', 'pause', 'end', 'start-anew'],
        says: 'how the plan goes on',
      },
      whereToTurn: text('where the person is to turn, when it ends'),
    },
  },
  informAtEnd: {
    command: 'informAtEnd',
    outputs: {
      at: at('when the person was told'),
      whereToTurn: neededText('where the person was told to turn'),
    },
  },
  confirmEnd: { command: 'confirmEnd', outputs: {} },
  takeOverRequest: { command: 'acceptHandOver', outputs: {} },
  acceptLead: { command: 'acceptLead', outputs: {} },
  judgeMaturity: {
    command: 'judgeConsenter',
    outputs: {
      at: at('when it was judged'),
      who: {
        kind: 'code',
        needed: true,
        codes: ['person', 'guardians', 'social-board'],
        says: 'who consents in this matter',
      },
      by: { kind: 'practitioner', needed: true, says: 'who judged it' },
      because: neededText('why'),
    },
  },
  postLetter: { command: 'postLetter', outputs: {} },
  sendByHand: BY_HAND,
  handleByHand: BY_HAND,
};

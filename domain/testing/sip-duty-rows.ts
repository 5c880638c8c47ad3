import { addDays, localDate } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/stockholm.ts';
import type { Duty } from '../process/duty.ts';
import { CARE_CONTACT, careContact } from './people.ts';
import {
  childWithGuardians,
  called,
  consent,
  consentFrom,
  consented,
  drawnUp,
  ended,
  held,
  intervention,
  met,
  need,
  notice,
  offered,
  preparation,
  PlayedSip,
} from './played-sip.ts';
import { fromStay, sipCase } from './sip-samples.ts';
import { CENTRE, PSYCHIATRY, SOCIAL, STAY, centre, social } from './sip-people.ts';
import { PERSON, type DischargeReport } from '../sip/commands.ts';
import type { SipDutyCode } from '../duties/sip/catalogue.ts';

type Act = (played: PlayedSip) => unknown;

interface DutyRow {
  opens: () => PlayedSip;
  bearer: Partial<Duty['bearer']>;
  /** Left out: only waived. */
  meets?: Act;
  waives?: [Act, string];
  hinders?: [Act, string];
}

const BY_SOCIAL = { party: SOCIAL.party, role: 'municipalCoordinator' } as const;
const BY_LEAD = { ...BY_SOCIAL, person: social.hsaId };
const LAST_DAY = localDate(2026, 4, 30);

const ends: Act = (p) => p.must('end', { because: 'need-over', at: p.at, whereToTurn: 'Kommunen' });
const dies: Act = (p) => p.must('markPerson', { deceased: true });
const wrong: Act = (p) => p.must('recordWrongPerson', { because: 'Förväxling' });
const pauses: Act = (p) => p.must('pause', { because: 'Personen vill vänta', at: p.at });
const offers: Act = (p) => p.must('makeOffer', { at: p.at, informedHow: 'muntligt', understood: true });
const consents: Act = (p) => p.must('giveConsent', consent(p.at));

function stay(played: PlayedSip, what: DischargeReport['what']): PlayedSip {
  played.command({ type: 'reportFromDischarge', data: fromStay(played, what), by: STAY });
  return played;
}

function admitted(): PlayedSip {
  return stay(stay(drawnUp(), 'admitted'), 'careContact');
}

function withoutCentre(): PlayedSip {
  const played = called();
  played.later(7 * 24).must('holdMeeting', held(played, [SOCIAL]));
  return played;
}

export function given(played: PlayedSip, act: Act): PlayedSip {
  act(played);
  return played;
}

/** For each duty, a case in which it is open, who bears it then, and what meets, waives and hinders it. */
export const SIP_DUTY_ROWS: Record<SipDutyCode, DutyRow> = {
  startSip: { opens: () => sipCase('needSeen'), bearer: BY_SOCIAL, meets: offers, waives: [dies, 'deceased'] },
  assessNeed: {
    opens: () => given(new PlayedSip(), (p) => p.must('reportNeed', need({ from: 'relatedPerson' }))),
    bearer: BY_SOCIAL,
    meets: (p) => p.must('assessNeed', { needed: true }),
    waives: [wrong, 'wrong-person'],
  },
  offerSip: {
    opens: () => stay(stay(new PlayedSip(), 'needsSip'), 'careContact'),
    bearer: { party: CENTRE.party, role: 'careContact', person: CARE_CONTACT },
    meets: (p) => p.must('makeOffer', { at: p.at, informedHow: 'muntligt', understood: true }, careContact),
    waives: [(p) => stay(p, 'over'), 'discharge-over'],
  },
  decideConsent: { opens: () => offered(), bearer: BY_SOCIAL, meets: consents, waives: [ends, 'sip-ended'] },
  askAgain: {
    opens: () => sipCase('undecided'),
    bearer: BY_SOCIAL,
    meets: (p) => offers(p.later(24 * 22)),
    waives: [dies, 'deceased'],
  },
  collaborate: { opens: () => sipCase('declined'), bearer: BY_SOCIAL, waives: [consents, 'superseded'] },
  prepareSip: {
    opens: () => consented(),
    bearer: BY_SOCIAL,
    meets: (p) => p.must('prepare', preparation(p.at)),
    waives: [(p) => met([SOCIAL, CENTRE], called([SOCIAL, CENTRE], p)), 'superseded'],
  },
  convene: {
    opens: () => consented(),
    bearer: BY_SOCIAL,
    meets: (p) => p.must('convene', notice(p.at)),
    waives: [
      (p) => {
        p.must('giveConsent', consent(p.at, [CENTRE], { until: localDateOf(p.at) }));
        p.later(48).clock();
      },
      'consent-missing',
    ],
  },
  answerNotice: {
    opens: () => called(),
    bearer: { party: CENTRE.party, role: 'outpatientCoordinator' },
    meets: (p) => p.must('replyToNotice', { meeting: p.meeting, unit: CENTRE.unit, answer: 'does-not-come' }, centre),
    waives: [(p) => p.must('cancelMeeting', { meeting: p.meeting, because: 'x' }), 'meeting-cancelled'],
  },
  holdMeeting: {
    opens: () => called(),
    bearer: BY_SOCIAL,
    meets: (p) => p.later(7 * 24).must('holdMeeting', held(p)),
    waives: [ends, 'sip-ended'],
    hinders: [
      (p) =>
        p.must('moveMeeting', {
          meeting: p.meeting,
          startsAt: (p.at + 9 * 86_400_000) as typeof p.at,
          because: 'persons-need',
          saidBy: 'personen',
          agreedWithPerson: true,
        }),
      'at-the-persons-wish',
    ],
  },
  askAboutAbsence: {
    opens: withoutCentre,
    bearer: BY_SOCIAL,
    meets: (p) =>
      p.must('explainAbsence', { meeting: p.meeting, unit: CENTRE.unit, unwilling: false, text: 'Sjuk' }, centre),
    waives: [ends, 'sip-ended'],
  },
  drawUpPlan: {
    opens: () => met(),
    bearer: BY_SOCIAL,
    meets: (p) => drawnUp([SOCIAL, CENTRE], p),
    waives: [(p) => p.must('withdrawConsent', { giver: PERSON, at: p.at }), 'sip-ended'],
  },
  followUp: {
    opens: () => drawnUp(),
    bearer: BY_LEAD,
    meets: (p) => p.must('reportFollowUp', { at: p.at, form: 'phone', outcome: 'end' }),
    waives: [(p) => p.must('writePlan', { followUp: { on: addDays(LAST_DAY, 90), form: 'phone' } }), 'superseded'],
    hinders: [pauses, 'at-the-persons-wish'],
  },
  followCarryingOut: {
    opens: () => drawnUp(),
    bearer: BY_LEAD,
    meets: (p) => p.must('contactPerson', { at: p.at, how: 'phone' }),
    waives: [ends, 'sip-ended'],
    hinders: [pauses, 'at-the-persons-wish'],
  },
  reportIntervention: {
    opens: () =>
      given(drawnUp(), (p) => p.must('addIntervention', intervention(CENTRE, { judgedOn: LAST_DAY }), centre)),
    bearer: { party: CENTRE.party, role: 'outpatientCoordinator' },
    meets: (p) => p.must('reportIntervention', { id: p.id('interventionAdded'), carriedOut: 'done', at: p.at }, centre),
    waives: [(p) => p.must('removeItem', { id: p.id('interventionAdded'), because: 'x' }, centre), 'superseded'],
    hinders: [pauses, 'at-the-persons-wish'],
  },
  offerEarlierFollowUp: {
    opens: () => given(drawnUp(), (p) => p.must('reportChange', { what: 'placement', at: p.at }, centre)),
    bearer: BY_LEAD,
    meets: (p) => p.must('answerEarlierFollowUp', { wants: false, at: p.at }),
    waives: [ends, 'sip-ended'],
  },
  renewConsent: {
    opens: () => given(offered(), (p) => p.must('giveConsent', consent(p.at, [SOCIAL], { until: LAST_DAY }))),
    bearer: BY_SOCIAL,
    meets: consents,
    waives: [(p) => p.must('giveConsent', consent(p.at, [SOCIAL], { until: addDays(LAST_DAY, -9) })), 'superseded'],
  },
  askAtEighteen: {
    opens: () => given(childWithGuardians(addDays(localDateOf(offered().at), 30)), (p) => consentFrom(p, 'mother')),
    bearer: BY_SOCIAL,
    meets: (p) => consentFrom(p, PERSON),
    waives: [ends, 'sip-ended'],
  },
  contactLead: {
    opens: admitted,
    bearer: { party: CENTRE.party, role: 'careContact', person: CARE_CONTACT },
    meets: (p) => p.must('contactLead', { dischargeId: 'c1', at: p.at }, careContact),
    waives: [(p) => stay(p, 'over'), 'discharge-over'],
  },
  decideExisting: {
    opens: () => given(admitted(), (p) => p.must('contactLead', { dischargeId: 'c1', at: p.at }, careContact)),
    bearer: BY_LEAD,
    meets: (p) =>
      p.must('decideExisting', {
        dischargeId: 'c1',
        person: 'Ja',
        leadCoordinator: 'Ja',
        careContact: 'Ja',
        choice: 'keep',
        at: p.at,
      }),
    waives: [(p) => stay(p, 'over'), 'discharge-over'],
  },
  informAtEnd: {
    opens: () => ended(),
    bearer: BY_LEAD,
    meets: (p) => p.must('informAtEnd', { at: p.at, whom: [PERSON], whereToTurn: 'Kommunen' }),
    waives: [dies, 'deceased'],
  },
  confirmEnd: {
    opens: () => ended(drawnUp([SOCIAL])),
    bearer: BY_SOCIAL,
    meets: (p) => p.must('confirmEnd', { unit: SOCIAL.unit }),
  },
  takeOverRequest: {
    opens: () =>
      given(new PlayedSip(), (p) => {
        p.must('reportNeed', need({ from: 'person' }));
        p.must('handOver', { to: CENTRE });
      }),
    bearer: { party: CENTRE.party, role: 'outpatientCoordinator' },
    meets: (p) => p.must('acceptHandOver', {}, centre),
    waives: [ends, 'sip-ended'],
  },
  acceptLead: {
    opens: () =>
      given(met(), (p) =>
        p.must('appointLead', { unit: CENTRE, coordinator: centre.hsaId, wish: 'meeting', mostContact: false }),
      ),
    bearer: { party: CENTRE.party, person: centre.hsaId },
    meets: (p) => p.must('acceptLead', {}, centre),
    waives: [ends, 'sip-ended'],
  },
  awaitGuardian: {
    opens: () => given(childWithGuardians(), (p) => consentFrom(p, 'mother')),
    bearer: BY_SOCIAL,
    meets: (p) => consentFrom(p, 'father'),
    waives: [
      (p) => p.must('judgeConsenter', { who: 'social-board', by: social.hsaId, because: 'x', at: p.at }),
      'superseded',
    ],
  },
  judgeMaturity: {
    opens: () =>
      given(childWithGuardians(), (p) => p.must('hearChild', { oldEnough: true, view: 'disagrees', at: p.at })),
    bearer: BY_SOCIAL,
    meets: (p) => p.must('judgeConsenter', { who: 'person', by: social.hsaId, because: 'Mogen', at: p.at }),
    waives: [(p) => p.must('hearChild', { oldEnough: true, view: 'agrees', at: p.at }), 'superseded'],
  },
  postLetter: {
    opens: () => given(consented(), (p) => p.must('convene', notice(p.at))),
    bearer: BY_SOCIAL,
    meets: (p) => p.command({ type: 'postLetter', data: { item: letterOf(p) }, by: social }),
    waives: [dies, 'deceased'],
  },
  sendByHand: {
    opens: () => {
      const played = consented([SOCIAL, PSYCHIATRY]);
      played.must('convene', notice(played.at, [SOCIAL, PSYCHIATRY]));
      return played.settle({ kind: 'refused', reason: 'unknown-person' });
    },
    bearer: BY_SOCIAL,
    meets: (p) => p.must('handleByHand', { dutyAbout: p.duty('sendByHand').id, how: 'phone', reason: 'Ringde' }),
    waives: [
      (p) => {
        const { item } = p.duty('sendByHand').about;
        p.command({ type: 'retryDelivery', data: { item }, by: social, reason: 'rättat' });
        p.settle();
      },
      'sent-after-all',
    ],
  },
  handleByHand: {
    opens: () => given(consented(), (p) => p.must('markPerson', { protection: 'other' })),
    bearer: { party: SOCIAL.party, role: 'headOfOperations' },
    meets: (p) => p.must('handleByHand', { dutyAbout: p.duty('handleByHand').id, how: 'visit', reason: 'Tog över' }),
    waives: [
      (p) => p.command({ type: 'markPerson', data: { protection: 'none' }, by: social, reason: 'Upphävd' }),
      'mark-cleared',
    ],
  },
};

function letterOf(played: PlayedSip): string | undefined {
  return played.deliveries().find(({ channel }) => channel === 'letter')?.item;
}

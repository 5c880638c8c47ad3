import type { Instant } from '../calendar/instant.ts';
import { dutiesOfDischarge } from '../duties/discharge.ts';
import type { Policy } from '../policy/policy.ts';
import type { Command } from '../process/command.ts';
import { IN_THE_HUB, isUnsettled } from '../process/delivery.ts';
import type { Fact } from '../process/event.ts';
import type { DischargeReport } from '../sip/commands.ts';
import type { SipUnit } from '../sip/units.ts';
import { keyOf, toldAt } from './matters.ts';
import { activeUnits, leadCareContact } from './queries.ts';
import type { DischargeState, JudgedUnit } from './state.ts';

type Said = Pick<DischargeReport, 'what' | 'at'> & Partial<DischargeReport> & { key: string; opens?: true };

/**
 * What the person's SIP needs to know of the stay. Nobody is told anything by it: it stays inside the hub, looks the same whether
 * there is a SIP or not, and the SIP's own gate decides who may hear of it.
 */
export function reportsToSip(state: DischargeState, _command: Command, at: Instant, policy: Policy): Fact[] {
  const { personId } = state;
  if (personId === null) return [];
  const deliveries = Object.values(state.deliveries);
  // One at a time, so that a report that has to be tried again is not overtaken by the next.
  if (deliveries.some((one) => one.channel === 'process' && isUnsettled(one))) return [];
  const asked = new Set(deliveries.map(({ about }) => about));
  return saidTo(state, policy)
    .filter(({ key }) => !asked.has(key))
    .slice(0, 1)
    .map(({ key, opens, ...said }) => ({
      type: 'deliveryRequested',
      data: {
        message: 'toSip',
        to: IN_THE_HUB,
        requestedBy: 'hub',
        channel: 'process',
        ground: 'inside-the-hub',
        statutory: false,
        about: key,
        process: {
          kind: 'sip',
          ...(opens ? { opens } : {}),
          command: {
            type: 'reportFromDischarge',
            data: {
              ...said,
              dischargeId: state.caseId,
              personId,
              turns18On: state.turns18On,
            } satisfies DischargeReport,
            occurredAt: said.at,
          },
        },
      },
      occurredAt: at,
    }));
}

/** In the order in which it came about. Told apart by the numbers of the events, which never change. */
function saidTo(state: DischargeState, policy: Policy): Said[] {
  const units = activeUnits(state).flatMap(({ unit }) => sipUnit(unit) ?? []);
  const admitted = admission(state);
  const needs = need(state, units, policy);
  const isInNeed = needs.length > 0;
  const contact = isInNeed || admitted.length > 0 ? careContact(state) : [];
  const after = [
    ...contact,
    ...(isInNeed ? [...ready(state, policy), ...gone(state)] : []),
    ...(isInNeed || admitted.length > 0 || hasTold(state) ? over(state) : []),
  ];
  const along = toldAlong(needs, contact);
  return [...admitted, ...needs, ...after.map((said) => ({ ...along, ...said }))];
}

/** What the plan must know before anything else, told with everything that comes after it. */
function toldAlong([need]: Said[], [contact]: Said[]): Partial<Said> {
  if (need?.what !== 'needsSip' || !need.units || need.saidBy === undefined) return {};
  const { at, units, saidBy } = need;
  return {
    needed: { at, units, saidBy },
    ...(contact?.careContact ? { careContact: contact.careContact } : {}),
  };
}

function hasTold({ deliveries }: DischargeState): boolean {
  return Object.values(deliveries).some(({ message }) => message === 'toSip');
}

/** Told when the region's outpatient care has been, whose care contact is to look for a plan that stands. */
function admission(state: DischargeState): Said[] {
  const { admitted } = state;
  const told = state.units.findIndex(
    ({ side, known }, index) =>
      known && side === 'region-outpatient' && toldAt(state, keyOf('admissionNotice', index)) !== undefined,
  );
  const unit = state.units[told];
  const outpatient = unit && sipUnit(unit);
  return admitted && outpatient
    ? [{ key: `sip.admitted.${outpatient.unit}`, what: 'admitted', at: admitted.at, units: [outpatient] }]
    : [];
}

/**
 * Lag (2017:612) 4 kap. 1 §; with compulsory outpatient care the planning is another one, and when that has ended it is this one again.
 * What has come before is told along: it may have been told to nobody, as there was no plan.
 */
function need(state: DischargeState, units: SipUnit[], policy: Policy): Said[] {
  const { bothSides, compulsoryCare, deliveries } = state;
  if (!bothSides || units.length === 0) return [];
  const isOutside = compulsoryCare !== null && !compulsoryCare.ended;
  const { at, number, saidBy } = bothSides;
  if (bothSides.needed && !isOutside) {
    const [contact] = careContact(state).map((said) => ({ careContact: said.careContact }));
    const episode = ready(state, policy).at(-1);
    const { readyToldAt, noticeDueAt } = episode ?? {};
    const key = `sip.needs.${number}.${compulsoryCare?.number ?? 0}`;
    return [
      {
        key,
        what: 'needsSip',
        at,
        units,
        saidBy,
        opens: true,
        ...contact,
        ...(readyToldAt === undefined ? {} : { readyToldAt }),
        ...(noticeDueAt === undefined ? {} : { noticeDueAt }),
      },
    ];
  }
  // Where no plan was asked for, there is nothing to take back.
  const wasAsked = Object.values(deliveries).some(({ about }) => about?.startsWith('sip.needs.'));
  const key = `sip.noLonger.${number}.${compulsoryCare?.number ?? 0}`;
  return wasAsked ? [{ key, what: 'noLongerBothSides', at }] : [];
}

function careContact(state: DischargeState): Said[] {
  const lead = leadCareContact(state);
  const of = lead && state.units[lead.index];
  const unit = of && sipUnit(of);
  return lead && unit
    ? [
        {
          key: `sip.careContact.${lead.appointed.number}`,
          what: 'careContact',
          at: lead.appointed.at,
          careContact: { unit, hsaId: lead.careContact },
        },
      ]
    : [];
}

function ready(state: DischargeState, policy: Policy): Said[] {
  return state.episodes.flatMap(({ episode, revoked }): Said[] => {
    const duty = dutiesOfDischarge(state, policy).find(
      (one) => one.code === 'meetingNotice' && one.about.episode === episode,
    );
    if (!duty) return [];
    const due = duty.due?.shown;
    return [
      {
        key: `sip.ready.${episode}`,
        what: 'ready',
        at: duty.from,
        readyToldAt: duty.from,
        ...(due === undefined ? {} : { noticeDueAt: due }),
      },
      ...(revoked ? [{ key: `sip.revoked.${episode}`, what: 'readyRevoked' as const, at: revoked.at }] : []),
    ];
  });
}

function gone({ discharged }: DischargeState): Said[] {
  return discharged ? [{ key: `sip.discharged.${discharged.number}`, what: 'discharged', at: discharged.at }] : [];
}

function over({ closed, cancelled }: DischargeState): Said[] {
  const end = closed ?? cancelled;
  return end ? [{ key: `sip.over.${end.number}`, what: 'over', at: end.at }] : [];
}

function sipUnit({ unit, party, side, channel, known, body, ehr, mail }: JudgedUnit): SipUnit | undefined {
  if (!known || party === null || (channel !== 'system' && channel !== 'workList')) return undefined;
  return { unit, party, side, channel, body: body ?? party, ehr: ehr ?? false, mail: mail ?? false };
}

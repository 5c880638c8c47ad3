import type { Directory } from '../../adapters/directory/directory.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { toIsoStockholm } from '../../domain/calendar/stockholm.ts';
import type { DischargeView, UnitView } from '../../domain/disclosure/discharge-view.ts';
import type { Detail, Fact } from '../contracts/console.ts';
import { memberName, unitName } from './names.ts';
import { SECRECY } from './words/cases.ts';
import { word } from './words/word.ts';

/** Where the case stands, as far as the view goes. What is not known is left out. */
export function factsOf(directory: Directory, view: DischargeView): Fact[] {
  const { encounter } = view;
  const name = (hsaId: string): string => memberName(directory, hsaId);
  return [
    ...(encounter.ward ? [{ term: 'Avdelning', value: unitName(directory, encounter.ward.unit) }] : []),
    ...at('Inskriven', encounter.admittedAt),
    ...at('På permission sedan', encounter.onLeaveSince),
    ...judgement(view, name),
    ...at('Beräknad utskrivning', encounter.estimatedDischargeAt),
    ...ready(view, name),
    ...at('Utskriven', encounter.dischargedAt),
    ...at('Inskrivningen återtagen', encounter.cancelledAt),
    ...view.units.map((unit) => unitFact(directory, unit)),
    ...view.careContacts.map(({ careContact, unit, lead, since }): Fact => ({
      term: lead ? 'Huvudansvarig fast vårdkontakt' : 'Fast vårdkontakt',
      value: name(careContact),
      details: [{ text: unitName(directory, unit) }, ...detail('Sedan', since)],
    })),
    ...view.meetingNotices.map(({ sentAt, sentBy, counts }): Fact => ({
      term: counts ? 'Kallelse till planering' : 'Kallelse, inte av fast vårdkontakt',
      time: toIsoStockholm(sentAt),
      details: [{ text: name(sentBy) }],
    })),
    ...(view.bothSides
      ? [{ term: 'Insatser från både region och kommun', value: view.bothSides.needed ? 'Behövs' : 'Behövs inte' }]
      : []),
    ...(view.compulsoryCare && !view.compulsoryCare.ended
      ? [{ term: 'Öppen tvångsvård', value: 'Planeringen görs utanför Samordna' }]
      : []),
    ...view.transfers.map(({ unit, at: when, doneElsewhere, text }): Fact => ({
      term: doneElsewhere ? 'Information lämnad på annat sätt' : 'Information',
      time: toIsoStockholm(when),
      details: [{ text: unitName(directory, unit) }, ...(text ? [{ text }] : [])],
    })),
    ...at('Patienten informerad', view.patientInformedAt),
  ];
}

function judgement({ encounter }: DischargeView, name: (hsaId: string) => string): Fact[] {
  const { judgement: judged } = encounter;
  if (!judged) return [];
  const by = { text: name(judged.by) };
  return [
    { term: judged.noNeed ? 'Inget behov bedömt' : 'Behov bedömt', time: toIsoStockholm(judged.at), details: [by] },
  ];
}

function ready({ encounter }: DischargeView, name: (hsaId: string) => string): Fact[] {
  return encounter.ready.map(({ judgedAt, judgedBy, secrecy, revokedAt }) => ({
    term: revokedAt === undefined ? 'Utskrivningsklar' : 'Utskrivningsklar, återtagen',
    time: toIsoStockholm(judgedAt),
    details: [
      { text: name(judgedBy) },
      ...(secrecy ? [{ text: word(SECRECY, secrecy.outcome) }] : []),
      ...detail('Återtagen', revokedAt),
    ],
  }));
}

function unitFact(directory: Directory, unit: UnitView): Fact {
  return {
    term: unit.withdrawnAt === undefined ? 'Berörd enhet' : 'Enhet som bedömdes av misstag',
    value: unitName(directory, unit.unit),
    details: [
      ...(unit.known ? [] : [{ text: 'Finns inte i katalogen' }]),
      ...detail('Bedömd', unit.judgedAt),
      ...detail('Fick inskrivningsmeddelande', unit.toldAt),
      ...detail('Påbörjade planering', unit.planningBegunAt),
    ],
  };
}

function at(term: string, time: Instant | undefined): Fact[] {
  return time === undefined ? [] : [{ term, time: toIsoStockholm(time) }];
}

function detail(text: string, time: Instant | undefined): Detail[] {
  return time === undefined ? [] : [{ text, time: toIsoStockholm(time) }];
}

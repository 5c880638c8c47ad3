import type { Directory } from '../../../../adapters/directory/directory.ts';
import { toIsoStockholm } from '../../../../domain/calendar/stockholm.ts';
import type { SipView } from '../../../../domain/disclosure/sip-view.ts';
import type { Detail, Fact } from '../../../contracts/console.ts';
import { memberName, partyName, unitName } from '../../names.ts';
import { swedishDay } from '../swedish-day.ts';
import { CONTACT_ROLES, FOLLOW_UP_FORMS, OUTCOMES } from '../words.ts';

/** What is of the plan as a whole. */
export function wholePlan(directory: Directory, { sip }: SipView): Fact[] {
  const { followUp, waysOfWorking, overallResponsibleParty, endsOn, lead, contacts } = sip;
  return [
    ...(overallResponsibleParty === undefined
      ? []
      : [{ term: 'Övergripande ansvar', value: partyName(directory, overallResponsibleParty) }]),
    ...(lead?.accepted
      ? [
          {
            term: 'Huvudansvarig för SIP',
            value: memberName(directory, lead.coordinator),
            details: [{ text: unitName(directory, lead.unit) }],
          },
        ]
      : []),
    ...(waysOfWorking === undefined ? [] : [{ term: 'Så arbetar ni tillsammans', value: waysOfWorking }]),
    ...(followUp ? [nextFollowUp(followUp)] : []),
    ...(endsOn === undefined ? [] : [{ term: 'Beräknas vara slut', value: swedishDay(endsOn) }]),
    ...contacts.map(({ role, unit, staff, text }): Fact => ({
      term: CONTACT_ROLES[role],
      value: text ?? (staff === undefined ? '' : memberName(directory, staff)),
      details: [{ text: unitName(directory, unit) }],
    })),
  ];
}

function nextFollowUp({ on, time, place, form }: NonNullable<SipView['sip']['followUp']>): Fact {
  const clock = time === undefined ? '' : ` kl. ${time.replace(':', '.')}`;
  return {
    term: 'Nästa uppföljning',
    value: `${swedishDay(on)}${clock}`,
    details: [{ text: FOLLOW_UP_FORMS[form] }, ...(place === undefined ? [] : [{ text: place }])],
  };
}

/** Follow-ups that have been held, the latest first. */
export function followUpsIn({ sip }: SipView): Fact[] {
  return sip.followUps
    .map((one): Fact => {
      const said: [string, string | undefined][] = [
        ['Målen', one.goals],
        ['Nytt', one.news],
        ['Genomfört', one.carriedOut],
        ['Effekt', one.effect],
        ['Behövs också', one.otherNeeded],
      ];
      const details: Detail[] = said.flatMap(([term, text]) =>
        text === undefined ? [] : [{ text: `${term}: ${text}` }],
      );
      return {
        term: 'Uppföljning',
        time: toIsoStockholm(one.at),
        details: [{ text: `${FOLLOW_UP_FORMS[one.form]}. ${OUTCOMES[one.outcome]}.` }, ...details],
      };
    })
    .reverse();
}

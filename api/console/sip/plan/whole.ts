import type { Directory } from '../../../../adapters/directory/directory.ts';
import { toIsoStockholm } from '../../../../domain/calendar/stockholm.ts';
import type { PlanDifference } from '../../../../domain/disclosure/sip-copy.ts';
import type { SipView } from '../../../../domain/disclosure/sip-view.ts';
import type { Detail, Fact } from '../../../contracts/console.ts';
import { memberName, partyName, unitName } from '../../names.ts';
import { swedishDay } from '../swedish-day.ts';
import { partMark } from './marks.ts';
import { CONTACT_ROLES, FOLLOW_UP_FORMS, OUTCOMES } from '../words.ts';

/** What is of the plan as a whole. */
export function wholePlan(directory: Directory, view: SipView): Fact[] {
  const { followUp, waysOfWorking, overallResponsibleParty, endsOn, lead, contacts } = view.sip;
  const responsible = overallResponsibleParty && partyName(directory, overallResponsibleParty);
  const coordinator = lead?.accepted ? lead : undefined;
  return [
    ...fact(view, 'overallResponsibleParty', 'Övergripande ansvar', responsible),
    ...fact(
      view,
      'lead',
      'Huvudansvarig för SIP',
      coordinator && memberName(directory, coordinator.coordinator),
      coordinator && [unitName(directory, coordinator.unit)],
    ),
    ...fact(view, 'waysOfWorking', 'Så arbetar ni tillsammans', waysOfWorking),
    ...(followUp ? fact(view, 'followUp', 'Nästa uppföljning', dayOf(followUp), wayOf(followUp)) : []),
    ...fact(view, 'endsOn', 'Beräknas vara slut', endsOn && swedishDay(endsOn)),
    ...contacts.flatMap(({ role, unit, staff, text }) =>
      fact(view, 'contacts', CONTACT_ROLES[role], text ?? (staff === undefined ? '' : memberName(directory, staff)), [
        unitName(directory, unit),
      ]),
    ),
  ];
}

/** Where nothing stands, nothing, or that what stood has been taken out. */
function fact(
  view: SipView,
  part: PlanDifference['whole'][number],
  term: string,
  value: string | undefined,
  texts: readonly string[] = [],
): Fact[] {
  const isGone = value === undefined && EMPTIED.includes(part);
  const mark = partMark(view, part, isGone ? 'Borttaget' : 'Ändrat');
  if (isGone && mark !== undefined) return [{ term, value: mark }];
  if (value === undefined) return [];
  const details = [...texts, ...(mark === undefined ? [] : [mark])].map((text) => ({ text }));
  return [{ term, value, ...(details.length === 0 ? {} : { details }) }];
}

/** Parts that are taken out by being emptied; another that is not there is hidden, or yet to be. */
const EMPTIED: readonly string[] = ['waysOfWorking', 'endsOn'];

type FollowUp = NonNullable<SipView['sip']['followUp']>;

function dayOf({ on, time }: FollowUp): string {
  const clock = time === undefined ? '' : ` kl. ${time.replace(':', '.')}`;
  return `${swedishDay(on)}${clock}`;
}

function wayOf({ form, place }: FollowUp): string[] {
  return [FOLLOW_UP_FORMS[form], ...(place === undefined ? [] : [place])];
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

import type { SipView } from '../../domain/disclosure/sip-view.ts';
import type { SipState } from '../../domain/sip/state.ts';
import { sipEventDetails } from '../console/sip/event-details.ts';
import { sipFacts } from '../console/sip/facts.ts';
import { sipForms } from '../console/sip/forms/catalogue.ts';
import { SIP_FORM_OF } from '../console/sip/forms/of-duty.ts';
import { sipListing } from '../console/sip/listing.ts';
import { sipOpener } from '../console/sip/opener.ts';
import { planOf } from '../console/sip/plan/plan-view.ts';
import { SIP_STATUSES } from '../console/words/sip.ts';
import type { Kind } from './kind.ts';
import { sipCommands } from './sip-commands.ts';
import { sipTasks } from './sip-tasks.ts';

function sipKind(kind: SipState['kind'], name: string): Kind<SipView, SipState> {
  return {
    kind,
    name,
    statuses: SIP_STATUSES,
    forms: sipForms(kind),
    formOf: SIP_FORM_OF,
    opener: sipOpener(kind),
    close: ({ course, sip: { meetings } }) => [
      ...course.related.map(({ id }) => id),
      ...meetings.flatMap(({ related = [] }) => related.map(({ id }) => id)),
    ],
    facts: sipFacts,
    plan: planOf,
    listing: sipListing,
    eventDetails: sipEventDetails,
    commands: sipCommands,
    tasks: sipTasks,
  };
}

/** The plan by law, between region and municipality. */
export const sip = sipKind('sip', 'SIP');

/** The plan within one municipality, by its own routine. */
export const localSip = sipKind('l-sip', 'L-SIP');

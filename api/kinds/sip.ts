import type { SipView } from '../../domain/disclosure/sip-view.ts';
import type { SipState } from '../../domain/sip/state.ts';
import { SIP_STATUSES } from '../console/words/sip.ts';
import type { Kind } from './kind.ts';
import { sipCommands } from './sip-commands.ts';
import { sipTasks } from './sip-tasks.ts';

function sipKind(kind: SipState['kind'], name: string): Kind<SipView, SipState> {
  return {
    kind,
    name,
    statuses: SIP_STATUSES,
    forms: [],
    formOf: {},
    facts: () => [],
    listing: ({ sip }) => ({
      ...(sip.coordinating ? { unit: sip.coordinating.unit } : {}),
      times: [],
    }),
    eventDetails: () => [],
    commands: sipCommands,
    tasks: sipTasks,
  };
}

/** The plan by law, between region and municipality. */
export const sip = sipKind('sip', 'SIP');

/** The plan within one municipality, by its own routine. */
export const localSip = sipKind('l-sip', 'L-SIP');

import type { DutyView } from '../../domain/disclosure/frame-view.ts';
import type { SipView } from '../../domain/disclosure/sip-view.ts';
import { PERSON } from '../../domain/sip/commands.ts';
import { refusal } from './refusal.ts';
import type { OutputValue } from './task-in.ts';
import type { TaskRow } from './task-table.ts';

type Values = Readonly<Record<string, OutputValue>>;

/** The data of the command that an update of a Task of a plan becomes. What the duty itself says is not asked for again. */
export function sipTaskCommandData({ command }: TaskRow, duty: DutyView, values: Values, view: SipView): unknown {
  const unit = duty.about.unit ?? duty.bearer.unit;
  switch (command) {
    case 'handleByHand':
      return { dutyAbout: duty.id, ...values };
    case 'postLetter':
      return { item: duty.about.item };
    case 'replyToNotice':
      return { meeting: calledMeeting(view, unit), unit, ...values };
    case 'explainAbsence':
      return { meeting: duty.about.item, unit, ...values };
    case 'reportIntervention':
      return { id: duty.about.item, ...values };
    case 'reportFollowUp':
    case 'answerEarlierFollowUp':
      return withNext(values);
    case 'contactLead':
    case 'decideExisting':
      return { dischargeId: duty.about.item, ...values };
    case 'informAtEnd':
      return { whom: [PERSON], ...values };
    case 'confirmEnd':
      return { unit };
    default:
      return { ...values };
  }
}

/** The meeting that the unit has been called to and that has not been. */
function calledMeeting({ sip }: SipView, unit: string): string {
  const found = sip.meetings.find(
    ({ status, invitees, convenerUnit }) =>
      status === 'called' && (convenerUnit === unit || invitees.some((one) => one.unit === unit)),
  );
  if (found) return found.meeting;
  throw refusal(422, 'business-rule', 'Mötet går inte längre att svara på.', 'Task');
}

function withNext({ nextOn, nextForm, nextTime, nextPlace, ...rest }: Values): unknown {
  const parts = [nextForm, nextTime, nextPlace].filter((part) => part !== undefined);
  if (nextOn === undefined && parts.length === 0) return rest;
  if (nextOn === undefined || nextForm === undefined) {
    throw refusal(422, 'required', 'Nästa uppföljning ska ha både nextOn och nextForm.', 'Task.output');
  }
  if (nextTime !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(String(nextTime))) {
    throw refusal(422, 'value', 'Ange nextTime som klockslag, till exempel 14:30.', 'Task.output');
  }
  return {
    ...rest,
    next: {
      on: nextOn,
      form: nextForm,
      ...(nextTime === undefined ? {} : { time: nextTime }),
      ...(nextPlace === undefined ? {} : { place: nextPlace }),
    },
  };
}

import type { DischargeCommands, DischargeCommandType, SecrecyCheck } from '../../domain/discharge/commands.ts';
import type { UnitRef } from '../../domain/discharge/unit-ref.ts';
import type { DutyView } from '../../domain/disclosure/frame-view.ts';
import { refusal } from './refusal.ts';
import type { OutputValue } from './task-in.ts';
import type { TaskRow } from './task-table.ts';

/** The data of the command that an update of a Task of a discharge becomes. */
export function taskCommandData(
  { command }: TaskRow<DischargeCommandType>,
  duty: DutyView,
  values: Readonly<Record<string, OutputValue>>,
  unitRef: (hsaId: string) => UnitRef,
): DischargeCommands[DischargeCommandType] {
  const unit = duty.about.unit ?? duty.bearer.unit;
  switch (command) {
    case 'handleByHand':
      return { dutyAbout: duty.id, ...values } as DischargeCommands['handleByHand'];
    case 'beginPlanning':
      return { unit };
    case 'appointCareContact':
      return { unit, ...values };
    case 'recordSecrecyCheck':
      return { about: 'readyNotice', ...values } as DischargeCommands['recordSecrecyCheck'];
    case 'transferInformation':
      return transferOf(unit, values);
    case 'findUnit':
      return { instead: unit, unit: unitRef(String(values['unit'])) };
    default:
      return { ...values };
  }
}

function transferOf(unit: string, { text, doneElsewhere, outcome, by, at }: Readonly<Record<string, OutputValue>>) {
  const parts = [outcome, by, at].filter((part) => part !== undefined);
  if (parts.length > 0 && parts.length < 3) {
    throw refusal(422, 'required', 'Sekretessprövningen ska ha både outcome, by och at.', 'Task.output');
  }
  const secrecy = parts.length === 3 ? ({ outcome, by, at } as SecrecyCheck) : undefined;
  return {
    unit,
    ...(text === undefined ? {} : { text: String(text) }),
    ...(doneElsewhere === undefined ? {} : { doneElsewhere: doneElsewhere === true }),
    ...(secrecy ? { secrecy } : {}),
  };
}

import { taskCommandData } from '../../adapters/fhir/task-command.ts';
import { TASK_TABLE, type TaskRow } from '../../adapters/fhir/task-table.ts';
import type { DischargeCommandType } from '../../domain/discharge/commands.ts';
import type { DischargeState } from '../../domain/discharge/state.ts';
import type { DischargeView } from '../../domain/disclosure/discharge-view.ts';
import { dischargeEventDetails } from '../console/discharge-event-details.ts';
import { factsOf } from '../console/discharge-facts.ts';
import { FORMS } from '../console/forms/catalogue.ts';
import { FORM_OF } from '../console/forms/of-duty.ts';
import { STATUSES } from '../console/words/cases.ts';
import { judgedUnitRef } from '../fhir/intake/unit-ref.ts';
import { dischargeCommands } from './discharge-commands.ts';
import type { Kind } from './kind.ts';

export const discharge: Kind<DischargeView, DischargeState> = {
  kind: 'discharge',
  name: 'Utskrivning',
  statuses: STATUSES,
  forms: FORMS,
  formOf: FORM_OF,
  facts: factsOf,
  listing: ({ encounter: { ward, admittedAt, estimatedDischargeAt } }) => ({
    ...(ward ? { unit: ward.unit } : {}),
    times: [
      ...(admittedAt === undefined ? [] : [{ text: 'Inskriven', at: admittedAt }]),
      ...(estimatedDischargeAt === undefined ? [] : [{ text: 'Beräknas ut', at: estimatedDischargeAt }]),
    ],
  }),
  eventDetails: dischargeEventDetails,
  commands: dischargeCommands,
  tasks: {
    table: TASK_TABLE,
    data: (directory, row, duty, values) =>
      taskCommandData(row as TaskRow<DischargeCommandType>, duty, values, (unit) => judgedUnitRef(directory, unit)),
  },
};

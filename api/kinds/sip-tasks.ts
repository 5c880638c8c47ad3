import { sipTaskCommandData } from '../../adapters/fhir/sip-task-command.ts';
import { SIP_TASK_TABLE } from '../../adapters/fhir/sip-task-table.ts';
import type { SipView } from '../../domain/disclosure/sip-view.ts';
import type { KindTasks } from './kind.ts';

export const sipTasks: KindTasks<SipView> = {
  table: SIP_TASK_TABLE,
  data: (_directory, row, duty, values, view) => sipTaskCommandData(row, duty, values, view),
};

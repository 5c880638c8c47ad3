import type { Instant } from '../../domain/calendar/instant.ts';
import type { Command } from '../../domain/process/command.ts';
import type { Fact } from '../../domain/process/event.ts';
import type { Rejection } from '../../domain/process/rejection.ts';
import { decide } from '../../domain/process/step.ts';
import { processOf } from '../../domain/processes.ts';
import type { RowContext } from './duty-rows.ts';
import type { SeenCase } from '../seen-cases.ts';

/** What the rules would say of such a command from the reader now. Nothing is stored. */
export function askRules(
  { member, now }: Pick<RowContext, 'member' | 'now'>,
  { kind, state, policy, policyHash }: Pick<SeenCase, 'kind' | 'state' | 'policy' | 'policyHash'>,
  type: string,
  { data, reason }: { data: unknown; reason?: string },
): Fact[] | Rejection {
  const { hsaId, party, unit, roles } = member;
  const command: Command = {
    type,
    data,
    commandId: 'probe',
    by: { kind: member.kind, hsaId, party, unit, roles },
    channel: 'console',
    occurredAt: now,
    ...(reason ? { reason } : {}),
  };
  const at = Math.max(now, state.lastRecordedAt) as Instant;
  return decide({ process: processOf(kind), state, command, at, policy, policyHash, fresh: false }, at);
}

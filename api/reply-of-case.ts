import type { Reply } from '../activities/commit-contract.ts';
import { reject } from '../domain/process/rejection.ts';
import { Refused } from './command-errors.ts';

/**
 * The reply to a command that the sender gave to this case by name. What the sender's id was answered for another case is no answer:
 * nothing has been done in this one.
 * @throws Refused `command-id-reused`
 */
export function replyOfCase(caseId: string, reply: Reply): Reply {
  if (reply.caseId !== caseId) throw new Refused(reject('command-id-reused', 'commandId'));
  return reply;
}

import { z } from 'zod';
import { INFORMATION_KINDS } from '../../domain/sip/commands.ts';
import { dayText, item, words } from './command-fields.ts';

export const intervention = z.strictObject({
  kind: z.enum(INFORMATION_KINDS),
  goal: item.optional(),
  what: words,
  how: words.optional(),
  when: words.optional(),
  doneBy: z.enum(['party', 'person', 'other-actor']),
  otherActor: words.optional(),
  status: z.enum(['wished', 'can-be-offered', 'applied-for', 'decided', 'refused']),
  judgedHow: words.optional(),
  judgedBy: words.optional(),
  judgedOn: dayText.optional(),
  after: z.array(item).max(50).optional(),
  ongoing: z.boolean().optional(),
  notForGuardians: z.boolean().optional(),
});

const textOrNull = words.nullable().optional();

/** What is left out stands, and null takes away. */
export const interventionChange = intervention.omit({ kind: true, doneBy: true }).partial().extend({
  id: item,
  goal: item.nullable().optional(),
  how: textOrNull,
  when: textOrNull,
  otherActor: textOrNull,
  judgedHow: textOrNull,
  judgedBy: textOrNull,
  judgedOn: dayText.nullable().optional(),
});

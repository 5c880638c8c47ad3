import type { SipMessage } from '../disclosure/message.ts';
import type { DeliveryChannel, ProcessTarget } from '../process/delivery.ts';

/** Party that the person and those close to them are told as; `unit` is then `person` or the random id of the one close. */
export const THE_PERSON = 'person';

/** One thing to be told to one receiver by one way, however many times it is tried. */
export interface Matter {
  /** Words with spaces between; survives renumbering. */
  key: string;
  message: SipMessage;
  to: { party: string; unit: string };
  channel: DeliveryChannel;
  requestedBy: string;
  process?: ProcessTarget;
  /** To one close, since the person wants them there. */
  atWish?: true;
  /** Law orders it: it may be stopped, but never vanishes. */
  statutory: boolean;
}

import type { MessageCode } from '../../domain/disclosure/message.ts';

/** Messages that a receiver's system can get. The others stay between processes of the hub, or say only in a mail that something waits. */
export type SystemMessage = Exclude<
  MessageCode,
  'toSip' | 'sipChoice' | 'sipNoticeSent' | 'sipSuccessor' | 'somethingWaits'
>;

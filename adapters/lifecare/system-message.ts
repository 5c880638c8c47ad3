import type { MessageCode } from '../../domain/disclosure/message.ts';

/**
 * Messages that a receiver's system can get. The others stay between processes of the hub, say only in a mail that something waits, or
 * are told to people by hand alone.
 */
export type SystemMessage = Exclude<
  MessageCode,
  'toSip' | 'sipChoice' | 'sipNoticeSent' | 'sipSuccessor' | 'sipMistaken' | 'somethingWaits'
>;

import { partId } from '../lifecare/message-ids.ts';

/** What a mail may tell. There is no other kind: a mail goes to nobody knows whose screen. */
export type MailKind = 'somethingWaits';

export interface MailOrder {
  to: string;
  /** Id of the delivery's item. It tells a retry from another mail, and does not itself stand in the mail. */
  item: string;
  kind: MailKind;
}

/** A mail as it is sent: the same for everybody but for receiver and id. */
export interface Prompt {
  to: string;
  messageId: string;
  subject: string;
  text: string;
}

const SUBJECTS: Readonly<Record<MailKind, string>> = { somethingWaits: 'Det väntar något i Samordna' };

/** @param domain right side of the Message-ID */
export function promptOf({ to, item, kind }: MailOrder, publicUrl: string, domain: string): Prompt {
  return {
    to,
    messageId: `<${partId(item, 'mail')}@${domain}>`,
    subject: SUBJECTS[kind],
    text: [
      'Det väntar något i Samordna. Logga in för att se vad det är:',
      publicUrl,
      '',
      'Det här meddelandet har skickats automatiskt och går inte att svara på.',
      '',
    ].join('\n'),
  };
}

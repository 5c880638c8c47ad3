import type { Action, DeliveryRow } from '../api/contracts/console.ts';

/** What may be wished of one delivery. */
export type Wish = 'acknowledgeDelivery' | 'postLetter' | 'retryDelivery' | 'giveUpDelivery';

export const WISHES: Record<
  Wish,
  { title: string; done: string; may: keyof DeliveryRow['may']; action: (row: DeliveryRow) => Action }
> = {
  acknowledgeDelivery: {
    title: 'Kvittera',
    done: 'kvitterat.',
    may: 'acknowledge',
    action: (row) => ({
      ...basis(row),
      form: 'acknowledgeDelivery',
      title: `Kvittera: ${row.message}`,
      rule: 'Kvitteringen visar avsändaren att din enhet har läst meddelandet.',
      button: 'Kvittera',
      fields: [],
    }),
  },
  postLetter: {
    title: 'Brevet är postat',
    done: 'noterat som postat.',
    may: 'post',
    action: (row) => ({
      ...basis(row),
      form: 'postLetter',
      title: `Brevet är postat: ${row.message} till ${row.to}`,
      rule: 'Brevet räknas som lämnat när någon har postat det.',
      button: 'Notera som postat',
      fields: [{ name: 'at', label: 'När postades det?', kind: 'time', prefill: 'now', required: true }],
    }),
  },
  retryDelivery: {
    title: 'Försök igen nu',
    done: 'ett nytt försök är på väg.',
    may: 'retry',
    action: (row) => ({
      ...basis(row),
      form: 'retryDelivery',
      title: `Försök igen: ${row.message} till ${row.to}`,
      rule: 'Meddelandet skickas på nytt med samma beteckning, så mottagaren får det en gång. Rätten att lämna uppgiften prövas igen.',
      button: 'Försök igen nu',
      fields: [REASON],
    }),
  },
  giveUpDelivery: {
    title: 'Ge upp',
    done: 'försöken är avslutade.',
    may: 'giveUp',
    action: (row) => ({
      ...basis(row),
      form: 'giveUpDelivery',
      title: `Ge upp: ${row.message} till ${row.to}`,
      rule: 'Inga fler försök görs. Ska meddelandet lämnas enligt lag blir det i stället en uppgift för en person att lämna det på annat sätt.',
      button: 'Ge upp försöken',
      fields: [REASON],
    }),
  },
};

const REASON = { name: 'reason', label: 'Orsak', kind: 'text', lines: 2, maxLength: 500, required: true } as const;

function basis(row: DeliveryRow): Required<Pick<Action, 'basedOn'>> {
  return { basedOn: { thing: row.item, number: row.number } };
}

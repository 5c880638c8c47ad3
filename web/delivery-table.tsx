import { useState } from 'react';
import type { DeliveryRow } from '../api/contracts/console.ts';
import { ActionForm } from './action-form.tsx';
import { Cell, DataTable } from './data-table.tsx';
import { WISHES, type Wish } from './delivery-actions.ts';
import { Link } from './router.tsx';
import { Tag } from './tag.tsx';
import { TimeOf } from './time-of.tsx';
import { toCase } from './use-command.ts';

interface Props {
  caption: string;
  rows: DeliveryRow[];
  withCase?: boolean;
  onDone: () => Promise<void>;
}

/** What was sent, tried and refused, and why; with the buttons that the reader's party may use. */
export function DeliveryTable({ caption, rows, withCase, onDone }: Props) {
  const [wish, setWish] = useState<{ row: DeliveryRow; form: Wish }>();
  const [said, setSaid] = useState('');
  return (
    <>
      <output>{said}</output>
      <DataTable caption={caption} heads={['Meddelande', 'Från och till', 'Läge', 'Försök', 'Gör']}>
        {rows.map((row) => (
          <tr key={row.item}>
            <th scope="row">
              {withCase ? <Link href={`/arenden/${row.case.id}`}>{row.message}</Link> : row.message}
              {withCase && (
                <span className="sub">
                  {row.case.label}, {row.case.kind.text}
                </span>
              )}
              <span className="sub">{row.ground}</span>
            </th>
            <Cell head="Från och till">
              {row.from} → {row.to}
              <span className="sub">{row.channel}</span>
            </Cell>
            <Cell head="Läge">
              <Standing row={row} />
            </Cell>
            <Cell head="Försök">{row.attempts > 0 ? row.attempts : <span aria-hidden="true">–</span>}</Cell>
            <Cell head="Gör">
              {row.letter && (
                <a href={row.letter} target="_blank" rel="noreferrer" aria-label={`Skriv ut brevet till ${row.to}`}>
                  Skriv ut brevet
                </a>
              )}
              <Buttons row={row} onWish={(form) => setWish({ row, form })} />
            </Cell>
          </tr>
        ))}
      </DataTable>
      {wish && (
        <ActionForm
          key={`${wish.row.item}-${wish.form}`}
          target={toCase(wish.row.case.id, wish.form)}
          action={WISHES[wish.form].action(rows.find(({ item }) => item === wish.row.item) ?? wish.row)}
          extra={{ item: wish.row.item }}
          reload={onDone}
          onCancel={() => setWish(undefined)}
          onDone={() => {
            setSaid(`${wish.row.message} till ${wish.row.to}: ${WISHES[wish.form].done}`);
            setWish(undefined);
            void onDone();
          }}
        />
      )}
    </>
  );
}

function Standing({ row }: { row: DeliveryRow }) {
  const isThere = row.status.code === 'told' || row.status.code === 'acknowledged';
  const times: [string, string | undefined][] = [
    [row.status.code === 'told' ? '' : 'Lämnat', row.toldAt],
    ['Kvitterat', row.acknowledgedAt],
    ['Nästa försök', row.nextTry],
  ];
  return (
    <>
      <Tag tone={isThere ? 'good' : row.failure ? 'bad' : 'plain'}>{row.status.text}</Tag>
      {row.failure && <span className="sub">{row.failure}</span>}
      {times.map(
        ([word, at]) =>
          at && (
            <span key={word} className="sub">
              {word} <TimeOf at={at} />
            </span>
          ),
      )}
    </>
  );
}

function Buttons({ row, onWish }: { row: DeliveryRow; onWish: (form: Wish) => void }) {
  const allowed = (Object.keys(WISHES) as Wish[]).filter((form) => row.may[WISHES[form].may]);
  if (allowed.length === 0) return row.letter ? null : <span aria-hidden="true">–</span>;
  return allowed.map((form) => (
    <button
      key={form}
      type="button"
      aria-label={`${WISHES[form].title}: ${row.message} till ${row.to}`}
      onClick={() => onWish(form)}
    >
      {WISHES[form].title}
    </button>
  ));
}

import { useState } from 'react';
import type { NoticeRow } from '../api/contracts/console.ts';
import { ApiError } from './api.ts';
import { Cell, DataTable } from './data-table.tsx';
import { Link } from './router.tsx';
import { TimeOf } from './time-of.tsx';
import { toCase, useCommand } from './use-command.ts';

/** Notices to the reader's unit that nobody has acknowledged. */
export function NoticeTable({ rows, onDone }: { rows: NoticeRow[]; onDone: () => void }) {
  const [said, setSaid] = useState('');
  const done = (row: NoticeRow): void => {
    setSaid(`${row.message}, ${row.case.label}, är kvitterat.`);
    onDone();
  };
  return (
    <>
      <output>{said}</output>
      <DataTable
        caption="Meddelanden till din enhet som ingen kvitterat"
        heads={['Meddelande', 'Ärende', 'Från', 'Lämnat', 'Kvittera']}
      >
        {rows.map((row) => (
          <tr key={row.item}>
            <th scope="row">
              <Link href={`/arenden/${row.case.id}`}>
                {row.message}
                <span className="visually-hidden">, {row.case.label}</span>
              </Link>
              <span className="sub">{row.ground}</span>
            </th>
            <Cell head="Ärende">
              {row.case.label}
              <span className="sub">{row.case.kind.text}</span>
            </Cell>
            <Cell head="Från">{row.from}</Cell>
            <Cell head="Lämnat">
              <TimeOf at={row.toldAt} />
            </Cell>
            <Cell head="Kvittera">
              <Acknowledge row={row} onDone={done} />
            </Cell>
          </tr>
        ))}
      </DataTable>
    </>
  );
}

function Acknowledge({ row, onDone }: { row: NoticeRow; onDone: (row: NoticeRow) => void }) {
  const { send, error, isSending } = useCommand(toCase(row.case.id, 'acknowledgeDelivery'));
  const click = async (): Promise<void> => {
    const answer = await send({ item: row.item }, { thing: row.item, number: row.number });
    if (!(answer instanceof ApiError)) onDone(row);
  };
  return (
    <>
      <button
        type="button"
        disabled={isSending}
        onClick={() => void click()}
        aria-label={`Kvittera ${row.message}, ${row.case.label}`}
      >
        Kvittera
      </button>
      {error && (
        <span role="alert" className="sub error">
          {error.message}
        </span>
      )}
    </>
  );
}

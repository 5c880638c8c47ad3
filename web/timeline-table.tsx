import { useState } from 'react';
import type { TimelineRow } from '../api/contracts/console.ts';
import { Cell, DataTable } from './data-table.tsx';
import { DetailLines } from './detail-list.tsx';
import { TimeOf } from './time-of.tsx';

/** Events in the order they were recorded, the latest first. The hub's own bookkeeping is folded away until asked for. */
export function TimelineTable({ rows }: { rows: TimelineRow[] }) {
  const [all, setAll] = useState(false);
  const technical = rows.filter((row) => row.technical).length;
  return (
    <>
      <label className="choice">
        <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />
        Visa även Samordnas egna noteringar ({technical})
      </label>
      <DataTable caption="Händelser, den senaste först" heads={['Vad', 'Hände', 'Vem', 'Registrerat']}>
        {rows
          .filter((row) => all || !row.technical)
          .map(({ number, what, details, who, occurredAt, recordedAt }) => (
            <tr key={number}>
              <th scope="row">
                {what}
                <DetailLines details={details} />
              </th>
              <Cell head="Hände">
                <TimeOf at={occurredAt} />
              </Cell>
              <Cell head="Vem">{who}</Cell>
              <Cell head="Registrerat">
                <TimeOf at={recordedAt} />
              </Cell>
            </tr>
          ))}
      </DataTable>
    </>
  );
}

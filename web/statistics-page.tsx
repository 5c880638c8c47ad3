import type { Statistics, StatisticsTable } from '../api/contracts/statistics.ts';
import { Cell, DataTable } from './data-table.tsx';
import { Loaded } from './loaded.tsx';
import { Page } from './page.tsx';
import { go, useAddress } from './router.tsx';
import { useResource } from './use-resource.ts';

/** How plans are done in a period. The period stands in the address, so that a view can be kept. */
export function StatisticsPage() {
  const { searchParams } = useAddress();
  const found = useResource<Statistics>(`/api/console/statistics?${searchParams.toString()}`);
  return (
    <Page title="Statistik">
      <Loaded from={found}>
        {(data) => (
          <>
            <Period key={`${data.from} ${data.until}`} from={data.from} until={data.until} />
            <p>Antal mellan 1 och 4 skrivs inte ut, så att ingen kan kännas igen.</p>
            {data.tables.map((table) => (
              <Counted key={table.title} table={table} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Period({ from, until }: { from: string; until: string }) {
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault();
        const chosen = new FormData(event.currentTarget);
        const query = new URLSearchParams(
          [...chosen].filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
        );
        go(`/statistik?${query.toString()}`);
      }}
    >
      <label>
        Från och med <input type="date" name="from" defaultValue={from} required />
      </label>
      <label>
        Till och med <input type="date" name="until" defaultValue={until} required />
      </label>
      <button type="submit">Visa</button>
    </form>
  );
}

function Counted({ table: { title, note, heads, rows } }: { table: StatisticsTable }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {note && <p>{note}</p>}
      {rows.length === 0 ? (
        <p>Inget att räkna i perioden.</p>
      ) : (
        <DataTable caption={title} heads={heads}>
          {rows.map(([name = '', ...values]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, place) => (
                <Cell key={heads[place + 1]} head={heads[place + 1] ?? ''}>
                  {value}
                </Cell>
              ))}
            </tr>
          ))}
        </DataTable>
      )}
    </section>
  );
}

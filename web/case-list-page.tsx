import type { CaseList, CaseRow } from '../api/contracts/console.ts';
import { Counts, Filters, filtersIn } from './case-filters.tsx';
import { Cell, DataTable } from './data-table.tsx';
import { DetailLines } from './detail-list.tsx';
import { Loaded } from './loaded.tsx';
import { Page } from './page.tsx';
import { Link, useAddress } from './router.tsx';
import { Tag } from './tag.tsx';
import { TimeOf } from './time-of.tsx';
import { swedishClock } from './time.ts';
import { useResource } from './use-resource.ts';

/** Cases that the reader may know of, with the filters in the address so that a view can be kept or shared. */
export function CaseListPage() {
  const query = filtersIn(useAddress().searchParams);
  const list = useResource<CaseList>(`/api/console/cases?${query.toString()}`);
  return (
    <Page title="Ärenden">
      <Loaded from={list}>
        {(data) => (
          <>
            {data.mayOpen && (
              <p>
                <Link href="/arenden/nytt">Nytt ärende</Link>
              </p>
            )}
            <Counts list={data} query={query} />
            <Filters key={query.toString()} list={data} query={query} />
            <output>
              {data.rows.length} {data.rows.length === 1 ? 'ärende' : 'ärenden'}
              {data.cut && ' visas. Det finns fler: avgränsa med filtren'}. Läget {swedishClock(data.at)}.
            </output>
            {data.rows.length === 0 ? (
              <p>
                Inget ärende passar filtren. <Link href="/arenden">Visa alla öppna ärenden</Link>.
              </p>
            ) : (
              <section aria-label="Ärenden">
                <DataTable
                  caption="Ärenden, närmast frist först"
                  heads={['Ärende', 'Slag', 'Läge', 'Enhet', 'Tider', 'Nästa frist', 'Väntar på']}
                >
                  {data.rows.map((row) => (
                    <Row key={row.id} row={row} />
                  ))}
                </DataTable>
              </section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Row({ row }: { row: CaseRow }) {
  return (
    <tr className={`is-${row.lateness}`}>
      <th scope="row">
        <Link href={`/arenden/${row.id}`} aria-label={`${row.label}: ${row.status.text}`}>
          {row.label}
        </Link>
        {row.marks.map(({ code, text }) => (
          <Tag key={code} tone="warn">
            {text}
          </Tag>
        ))}
      </th>
      <Cell head="Slag">{row.kind.text}</Cell>
      <Cell head="Läge">{row.status.text}</Cell>
      <Cell head="Enhet">{row.unit}</Cell>
      <Cell head="Tider">
        {row.times.length > 0 ? <DetailLines details={row.times} /> : <span aria-hidden="true">–</span>}
      </Cell>
      <Cell head="Nästa frist">
        <TimeOf at={row.nextDue} deadline />
        {row.nextDuty && <span className="sub">{row.nextDuty}</span>}
        {row.lateness !== 'none' && <Tag tone={row.lateness === 'breached' ? 'bad' : 'warn'}>Fristen passerad</Tag>}
      </Cell>
      <Cell head="Väntar på">
        {row.waitsFor.join(', ') || <span aria-hidden="true">–</span>}
        {row.failedDeliveries > 0 && <Tag tone="bad">{row.failedDeliveries} ej framme</Tag>}
      </Cell>
    </tr>
  );
}

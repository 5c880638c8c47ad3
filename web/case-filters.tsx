import type { FormEvent } from 'react';
import type { CaseList, Place } from '../api/contracts/console.ts';
import { go, Link } from './router.tsx';

const FILTERS = ['status', 'unit', 'overdue', 'waitsFor'];

/** The filters that stand in an address, and nothing else of it. */
export function filtersIn(params: URLSearchParams): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of FILTERS) {
    const value = params.get(name);
    if (value) query.set(name, value);
  }
  return query;
}

/** How many cases stand where, each a link to just those. */
export function Counts({ list, query }: { list: CaseList; query: URLSearchParams }) {
  const chosen = query.get('status') ?? '';
  const rows: { code: string; text: string; count?: number }[] = [{ code: '', text: 'Alla öppna' }, ...list.counts];
  return (
    <nav aria-label="Läge" className="counts">
      <ul>
        {rows.map((row) => (
          <li key={row.code}>
            <Link
              href={address(withStatus(query, row.code))}
              {...(row.code === chosen ? { 'aria-current': 'true' } : {})}
            >
              {row.text}
              {row.count !== undefined && ` (${row.count})`}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function Filters({ list, query }: { list: CaseList; query: URLSearchParams }) {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const next = withStatus(new URLSearchParams(), query.get('status') ?? '');
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === 'string' && value) next.set(name, value);
    }
    go(address(next));
  };
  return (
    <search>
      <form className="filters" onSubmit={submit} aria-label="Filtrera ärenden">
        <Select name="unit" label="Enhet" all="Alla enheter" places={list.units} chosen={query.get('unit')} />
        <Select
          name="waitsFor"
          label="Väntar på"
          all="Vem som helst"
          places={list.waitsFor}
          chosen={query.get('waitsFor')}
        />
        <label className="choice">
          <input type="checkbox" name="overdue" value="1" defaultChecked={query.get('overdue') === '1'} />
          Bara med överskriden frist
        </label>
        <button type="submit">Visa</button>
        {query.size > 0 && <Link href="/arenden">Rensa filtren</Link>}
      </form>
    </search>
  );
}

function withStatus(query: URLSearchParams, status: string): URLSearchParams {
  const next = new URLSearchParams(query);
  if (status) next.set('status', status);
  else next.delete('status');
  return next;
}

function address(query: URLSearchParams): string {
  return query.size > 0 ? `/arenden?${query.toString()}` : '/arenden';
}

function Select(props: { name: string; label: string; all: string; places: Place[]; chosen: string | null }) {
  const { name, label, all, places, chosen } = props;
  return (
    <div>
      <label htmlFor={`filter-${name}`}>{label}</label>
      <select id={`filter-${name}`} name={name} defaultValue={chosen ?? ''}>
        <option value="">{all}</option>
        {places.map(({ hsaId, name: text }) => (
          <option key={hsaId} value={hsaId}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

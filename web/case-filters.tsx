import type { FormEvent } from 'react';
import type { CaseList, Option, Place } from '../api/contracts/console.ts';
import { go, Link } from './router.tsx';

const FILTERS = ['kind', 'status', 'unit', 'overdue', 'waitsFor'];

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
  const chosen = list.counts.find((row) => isChosen(row, query));
  const isOneKind = new Set(list.counts.map(({ kind }) => kind.code)).size < 2;
  const all = new URLSearchParams(query);
  all.delete('status');
  return (
    <nav aria-label="Läge" className="counts">
      <ul>
        <li>
          <Link href={address(all)} {...(chosen ? {} : { 'aria-current': 'true' })}>
            Alla öppna
          </Link>
        </li>
        {list.counts.map((row) => (
          <li key={`${row.kind.code} ${row.code}`}>
            <Link href={address(withStatus(query, row))} {...(row === chosen ? { 'aria-current': 'true' } : {})}>
              {isOneKind ? row.text : `${row.kind.text}: ${row.text}`} ({row.count})
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
    const next = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === 'string' && value) next.set(name, value);
    }
    const status = query.get('status');
    if (status && next.get('kind') === query.get('kind')) next.set('status', status);
    go(address(next));
  };
  return (
    <search>
      <form className="filters" onSubmit={submit} aria-label="Filtrera ärenden">
        <Select
          name="kind"
          label="Slag"
          all="Alla slag"
          choices={list.kinds.map(({ code, text }) => ({ value: code, label: text }))}
          chosen={query.get('kind')}
        />
        <Select
          name="unit"
          label="Enhet"
          all="Alla enheter"
          choices={placeOptions(list.units)}
          chosen={query.get('unit')}
        />
        <Select
          name="waitsFor"
          label="Väntar på"
          all="Vem som helst"
          choices={placeOptions(list.waitsFor)}
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

type Count = CaseList['counts'][number];

/** A status is one of its kind: two kinds may have the same. */
function withStatus(query: URLSearchParams, { kind, code }: Count): URLSearchParams {
  const next = new URLSearchParams(query);
  next.set('kind', kind.code);
  next.set('status', code);
  return next;
}

function isChosen({ kind, code }: Count, query: URLSearchParams): boolean {
  return code === query.get('status') && kind.code === (query.get('kind') ?? kind.code);
}

function address(query: URLSearchParams): string {
  return query.size > 0 ? `/arenden?${query.toString()}` : '/arenden';
}

function placeOptions(places: Place[]): Option[] {
  return places.map(({ hsaId, name }) => ({ value: hsaId, label: name }));
}

function Select(props: { name: string; label: string; all: string; choices: Option[]; chosen: string | null }) {
  const { name, label, all, choices, chosen } = props;
  return (
    <div>
      <label htmlFor={`filter-${name}`}>{label}</label>
      <select id={`filter-${name}`} name={name} defaultValue={chosen ?? ''}>
        <option value="">{all}</option>
        {choices.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

import type { DutyRow } from '../api/contracts/console.ts';
import { Cell, DataTable } from './data-table.tsx';
import { Link } from './router.tsx';
import { Tag } from './tag.tsx';
import { TimeOf } from './time-of.tsx';
import { span } from './time.ts';

/** Who must do what, by when, by which rule, in one case. */
export function DutyTable({ rows, at }: { rows: DutyRow[]; at: string }) {
  return (
    <DataTable caption="Ärendets uppgifter, öppna först" heads={['Vad', 'Vem', 'Senast', 'Läge', 'Enligt']}>
      {rows.map((duty) => (
        <tr key={duty.id} className={`is-${duty.lateness}`}>
          <th scope="row">
            {duty.what}
            <About duty={duty} />
          </th>
          <Cell head="Vem">{duty.who}</Cell>
          <Cell head="Senast">
            <Due duty={duty} at={at} />
          </Cell>
          <Cell head="Läge">
            <Standing duty={duty} />
          </Cell>
          <Cell head="Enligt">
            <Rule duty={duty} />
          </Cell>
        </tr>
      ))}
    </DataTable>
  );
}

/** The same of many cases, the most pressing first. */
export function WorkTable({ rows, at }: { rows: DutyRow[]; at: string }) {
  return (
    <DataTable caption="Att göra, det mest brådskande först" heads={['Vad', 'Ärende', 'Vem', 'Senast', 'Enligt']}>
      {rows.map((duty) => (
        <tr key={duty.id} className={`is-${duty.lateness}`}>
          <th scope="row">
            <Link href={`/arenden/${duty.case.id}${duty.form ? `?gor=${duty.form}` : ''}`}>
              {duty.what}
              <span className="visually-hidden">, {duty.case.label}</span>
            </Link>
            <About duty={duty} />
          </th>
          <Cell head="Ärende">
            {duty.case.label}
            <span className="sub">{duty.case.kind.text}</span>
          </Cell>
          <Cell head="Vem">{duty.who}</Cell>
          <Cell head="Senast">
            <Due duty={duty} at={at} />
          </Cell>
          <Cell head="Enligt">
            <Rule duty={duty} />
          </Cell>
        </tr>
      ))}
    </DataTable>
  );
}

function About({ duty }: { duty: DutyRow }) {
  return (
    <>
      {duty.about && <span className="sub">{duty.about}</span>}
      {duty.escalated && <Tag tone="warn">Lyft till dig</Tag>}
    </>
  );
}

function Due({ duty, at }: { duty: DutyRow; at: string }) {
  return (
    <>
      {duty.due ? <TimeOf at={duty.due} deadline /> : 'Ingen frist'}
      {duty.hindered && <Tag tone="warn">{duty.hindered}</Tag>}
      {duty.due && duty.lateness === 'breached' && <Tag tone="bad">Försenad {span(duty.due, at)}</Tag>}
      {duty.due && duty.lateness === 'overdue' && <Tag tone="warn">Fristen passerad {span(duty.due, at)}</Tag>}
    </>
  );
}

function Standing({ duty }: { duty: DutyRow }) {
  return (
    <>
      <Tag tone={duty.status.code === 'met' ? 'good' : 'plain'}>{duty.status.text}</Tag>
      {duty.metAt && (
        <span className="sub">
          <TimeOf at={duty.metAt} />
        </span>
      )}
      {duty.recordedLate && <span className="sub">Klart i tid, registrerat sent</span>}
      {duty.waived && <span className="sub">{duty.waived}</span>}
    </>
  );
}

function Rule({ duty }: { duty: DutyRow }) {
  return (
    <>
      <Tag tone="plain">{duty.force.text}</Tag>
      <span className="sub">{duty.rule}</span>
    </>
  );
}

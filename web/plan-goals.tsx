import type { PlanIntervention, PlanLine, PlanView } from '../api/contracts/plan.ts';
import { Cell, DataTable } from './data-table.tsx';
import { DetailLines } from './detail-list.tsx';
import { Tag } from './tag.tsx';

/** Needs, and goals with the interventions under them. */
export function PlanGoals({ plan: { needs, goals, others, removed } }: { plan: PlanView }) {
  return (
    <>
      {needs.length > 0 && (
        <>
          <h3>Behov i dag</h3>
          <ul>
            {needs.map((need) => (
              <li key={need.id}>
                {need.text} <Since line={need} />
                <Source line={need} />
              </li>
            ))}
          </ul>
        </>
      )}
      {goals.map((goal) => (
        <div key={goal.id} className="goal">
          <h3>
            {goal.term}: {goal.own ? <q>{goal.text}</q> : goal.text} <Since line={goal} />
          </h3>
          <Source line={goal} />
          <DetailLines details={goal.details} />
          <Interventions caption={`Insatser för målet ${goal.text}`} rows={goal.interventions} />
        </div>
      ))}
      {others.length > 0 && (
        <>
          <h3>{goals.length > 0 ? 'Andra insatser' : 'Insatser'}</h3>
          <Interventions caption="Insatser" rows={others} />
        </>
      )}
      {removed.length > 0 && (
        <>
          <h3>Borttaget</h3>
          <ul>
            {removed.map((line) => (
              <li key={line.id}>
                <s>{line.text}</s> <Since line={line} />
                <Source line={line} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Interventions({ caption, rows }: { caption: string; rows: PlanIntervention[] }) {
  if (rows.length === 0) return null;
  return (
    <DataTable caption={caption} heads={['Vad', 'Vem', 'När', 'Läge']}>
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            {row.text} <Since line={row} />
            <DetailLines details={row.details} />
          </th>
          <Cell head="Vem">
            {row.who}
            <Source line={row} />
          </Cell>
          <Cell head="När">{row.when ?? <span aria-hidden="true">–</span>}</Cell>
          <Cell head="Läge">{row.status}</Cell>
        </tr>
      ))}
    </DataTable>
  );
}

function Since({ line: { since } }: { line: PlanLine }) {
  return since ? <Tag tone="warn">{since}</Tag> : null;
}

function Source({ line: { by, kind } }: { line: PlanLine }) {
  return (
    <span className="sub">
      Skrivet av {by}. {kind}.
    </span>
  );
}

import type { PlanMeeting } from '../api/contracts/plan.ts';
import { Cell, DataTable } from './data-table.tsx';
import { DetailLines } from './detail-list.tsx';
import { Tag } from './tag.tsx';
import { TimeOf } from './time-of.tsx';

/** Meetings with who comes, the latest first. */
export function PlanMeetings({ meetings }: { meetings: PlanMeeting[] }) {
  return meetings.map(({ id, at, ends, status, details, invitees, calendar }) => (
    <div key={id} className="goal">
      <h3>
        <TimeOf at={at} /> <Tag tone={status.code === 'held' ? 'good' : 'plain'}>{status.text}</Tag>
      </h3>
      {ends && (
        <span className="sub">
          Slutar <TimeOf at={ends} />
        </span>
      )}
      <DetailLines details={details} />
      {calendar && (
        <p>
          <a href={calendar}>Lägg mötet i kalendern</a>
        </p>
      )}
      {invitees.length > 0 && (
        <DataTable caption="Vilka som kommer" heads={['Verksamhet', 'Kallad eller inbjuden', 'Svar']}>
          {invitees.map((one) => (
            <tr key={one.name}>
              <th scope="row">
                {one.name}
                <DetailLines details={one.details} />
              </th>
              <Cell head="Kallad eller inbjuden">{one.attendance}</Cell>
              <Cell head="Svar">{one.reply}</Cell>
            </tr>
          ))}
        </DataTable>
      )}
    </div>
  ));
}

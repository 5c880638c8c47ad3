import type { Detail, Fact } from '../api/contracts/console.ts';
import { TimeOf } from './time-of.tsx';

/** Lines under something, each with its time where it has one. */
export function DetailLines({ details }: { details: Detail[] }) {
  return details.map(({ text, time }) => (
    <span key={`${text} ${time ?? ''}`} className="sub">
      {text} {time && <TimeOf at={time} />}
    </span>
  ));
}

/** Terms and what is known of them. */
export function FactList({ facts }: { facts: Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ term, value, time, details }) => (
        <div key={`${term} ${value ?? ''} ${time ?? ''}`}>
          <dt>{term}</dt>
          <dd>
            {value} {time && <TimeOf at={time} />}
            <DetailLines details={details ?? []} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

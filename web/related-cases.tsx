import type { CaseView } from '../api/contracts/console.ts';
import { Section } from './page.tsx';
import { Link } from './router.tsx';

/** The person's other cases, and the way to a new one. */
export function RelatedCases({ view: { id, related, mayOpen } }: { view: CaseView }) {
  if (related.length === 0 && !mayOpen) return null;
  return (
    <Section title="Personens andra ärenden" id="andra-arenden">
      {related.length > 0 && (
        <ul>
          {related.map((other) => (
            <li key={other.id}>
              <Link href={`/arenden/${other.id}`}>
                {other.kind.text}, {other.label}
              </Link>
              : {other.status.text}
            </li>
          ))}
        </ul>
      )}
      {mayOpen && (
        <p>
          <Link href={`/arenden/nytt?fran=${id}`}>Nytt ärende för personen</Link>
        </p>
      )}
    </Section>
  );
}

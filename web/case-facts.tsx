import type { CaseView } from '../api/contracts/console.ts';
import { Section } from './page.tsx';
import { Tag } from './tag.tsx';
import { TimeOf } from './time-of.tsx';

/** Who the case is about, as far as the reader may know, and where it stands. */
export function CaseFacts({ view }: { view: CaseView }) {
  const { person, facts, deviations } = view;
  const own = [
    { term: 'Namn', value: person.name },
    { term: 'Personbeteckning', value: person.number },
    { term: 'Folkbokföringsadress', value: person.address },
  ];
  return (
    <Section title="Läget" id="laget">
      {person.marks.map(({ code, text }) => (
        <p key={code} className="notice warn">
          {text}
        </p>
      ))}
      <dl className="facts">
        {own.map(
          ({ term, value }) =>
            value && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        {facts.map(({ term, value, time }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              {time && <TimeOf at={time} />} {value}
            </dd>
          </div>
        ))}
      </dl>
      {deviations.length > 0 && (
        <>
          <h3>Avvikelser</h3>
          <ul>
            {deviations.map(({ text, at }) => (
              <li key={`${text} ${at}`}>
                <Tag tone="bad">Avvikelse</Tag> {text}, <TimeOf at={at} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

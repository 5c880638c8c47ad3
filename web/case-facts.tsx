import type { CaseView, Fact } from '../api/contracts/console.ts';
import { FactList } from './detail-list.tsx';
import { Section } from './page.tsx';
import { TimeOf } from './time-of.tsx';

/** Who the case is about, as far as the reader may know, and where it stands. */
export function CaseFacts({ view }: { view: CaseView }) {
  const { person, facts, deviations } = view;
  const own: Fact[] = [
    ...(person.name ? [{ term: 'Namn', value: person.name }] : []),
    ...(person.number ? [{ term: 'Personbeteckning', value: person.number }] : []),
    ...(person.address ? [{ term: 'Folkbokföringsadress', value: person.address }] : []),
  ];
  return (
    <Section title="Läget" id="laget">
      {person.marks.map(({ code, text }) => (
        <p key={code} className="notice warn">
          {text}
        </p>
      ))}
      <FactList facts={[{ term: 'Läge', value: view.status.text }, ...own, ...facts]} />
      {deviations.length > 0 && (
        <>
          <h3>Avvikelser</h3>
          <ul>
            {deviations.map(({ text, at }) => (
              <li key={`${text} ${at}`}>
                {text}, <TimeOf at={at} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

import type { WorkList } from '../api/contracts/console.ts';
import { DeliveryTable } from './delivery-table.tsx';
import { WorkTable } from './duty-table.tsx';
import { Loaded } from './loaded.tsx';
import { NoticeTable } from './notice-table.tsx';
import { Page, Section } from './page.tsx';
import { Link } from './router.tsx';
import { swedishClock } from './time.ts';
import { useResource } from './use-resource.ts';

/** What is to be done by the reader and the reader's unit, the most pressing first. */
export function WorkListPage() {
  const list = useResource<WorkList>('/api/console/work-list');
  return (
    <Page title="Min arbetslista">
      <Loaded from={list}>
        {(data) => (
          <>
            <output>{summary(data)}</output>
            <Section title="Att göra" id="att-gora">
              {data.duties.length === 0 ? (
                <p>Inget väntar på dig eller din enhet just nu.</p>
              ) : (
                <WorkTable rows={data.duties} at={data.at} />
              )}
            </Section>
            {data.unjudged.length > 0 && (
              <Section title="Inskrivna utan bedömning" id="utan-bedomning">
                <ul>
                  {data.unjudged.map(({ unit, count }) => (
                    <li key={unit.hsaId}>
                      <Link href={`/arenden?status=notJudged&unit=${unit.hsaId}`}>
                        {unit.name}: {count} {count === 1 ? 'inskriven' : 'inskrivna'} utan bedömning
                      </Link>
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            {data.notices.length > 0 && (
              <Section title="Meddelanden att kvittera" id="kvittera">
                <NoticeTable rows={data.notices} onDone={() => void list.reload()} />
              </Section>
            )}
            {data.failed.length > 0 && (
              <Section title="Meddelanden som inte kommit fram" id="misslyckade">
                <DeliveryTable
                  caption="Meddelanden som inte kommit fram"
                  rows={data.failed}
                  withCase
                  onDone={list.reload}
                />
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function summary({ duties, notices, failed, at }: WorkList): string {
  const late = duties.filter(({ lateness }) => lateness !== 'none').length;
  const parts = [
    `${duties.length} att göra`,
    ...(late > 0 ? [`${late} över tiden`] : []),
    ...(notices.length > 0 ? [`${notices.length} att kvittera`] : []),
    ...(failed.length > 0 ? [`${failed.length} som inte kommit fram`] : []),
  ];
  return `${parts.join(', ')}. Läget ${swedishClock(at)}.`;
}

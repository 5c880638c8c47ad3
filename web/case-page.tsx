import { useRef, useState } from 'react';
import type { CaseView } from '../api/contracts/console.ts';
import { CaseActions } from './case-actions.tsx';
import { CaseFacts } from './case-facts.tsx';
import { DeliveryTable } from './delivery-table.tsx';
import { FactList } from './detail-list.tsx';
import { DutyTable } from './duty-table.tsx';
import { Loaded } from './loaded.tsx';
import { Page, Section } from './page.tsx';
import { PlanSections } from './plan-sections.tsx';
import { RelatedCases } from './related-cases.tsx';
import { TimelineTable } from './timeline-table.tsx';
import { useResource } from './use-resource.ts';

/** One case: who, what, when; what has happened; what was told to whom; and what the reader may do. */
export function CasePage({ id }: { id: string }) {
  const found = useResource<CaseView>(`/api/console/cases/${id}`);
  const [said, setSaid] = useState('');
  const status = useRef<HTMLOutputElement>(null);

  const say = (text: string): void => {
    setSaid(text);
    status.current?.focus();
  };
  return (
    <Page
      title={found.data ? `${found.data.person.label} – ${found.data.kind.text}` : 'Ärende'}
      windowTitle={found.data?.label ?? 'Ärende'}
    >
      <output tabIndex={-1} ref={status} className={said ? 'notice good' : ''}>
        {said}
      </output>
      <Loaded from={found}>
        {(view) => (
          <>
            <CaseFacts view={view} />
            {view.plan && <PlanSections plan={view.plan} />}
            <RelatedCases view={view} />
            <CaseActions view={view} reload={found.reload} onDone={say} />
            <Section title="Vem gör vad, och när" id="uppgifter">
              {view.duties.length === 0 ? (
                <p>Inga uppgifter har uppstått i ärendet, eller så rör de inte din verksamhet.</p>
              ) : (
                <DutyTable rows={view.duties} at={view.at} />
              )}
            </Section>
            <Section title="Skickat, försökt, nekat och varför" id="meddelanden">
              {view.deliveries.length === 0 ? (
                <p>Inget meddelande har skickats eller stoppats.</p>
              ) : (
                <DeliveryTable caption="Ärendets meddelanden" rows={view.deliveries} onDone={found.reload} />
              )}
            </Section>
            <Section title="Vad som har hänt" id="tidslinje">
              <TimelineTable rows={view.timeline} />
            </Section>
            {view.technical && (
              <Section title="Teknisk ram" id="teknik">
                <FactList facts={view.technical} />
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

import type { PlanView } from '../api/contracts/plan.ts';
import { DetailLines, FactList } from './detail-list.tsx';
import { Section } from './page.tsx';
import { PlanGoals } from './plan-goals.tsx';
import { PlanMeetings } from './plan-meetings.tsx';
import { Tag } from './tag.tsx';
import { TimeOf } from './time-of.tsx';

/** The plan as a plan: the person's own words first, then goals with who does what, meetings, and who may know what. */
export function PlanSections({ plan }: { plan: PlanView }) {
  const { standing, version, words, whole, followUps } = plan;
  return (
    <>
      <Section title="Planen" id="planen">
        <p>
          <Tag tone={standing.code === 'active' ? 'good' : 'plain'}>{standing.text}</Tag>
          {version && (
            <>
              {version.text}, <TimeOf at={version.at} />. {version.agreed}
            </>
          )}
        </p>
        {words.length > 0 && (
          <>
            <h3>Personens egna ord</h3>
            <FactList facts={words} />
          </>
        )}
        <PlanGoals plan={plan} />
        {whole.length > 0 && (
          <>
            <h3>Gemensamt</h3>
            <FactList facts={whole} />
          </>
        )}
        {followUps.length > 0 && (
          <>
            <h3>Uppföljningar</h3>
            <FactList facts={followUps} />
          </>
        )}
      </Section>
      {plan.meetings.length > 0 && (
        <Section title="Möten" id="moten">
          <PlanMeetings meetings={plan.meetings} />
        </Section>
      )}
      {plan.consents.length > 0 && (
        <Section title="Samtycke" id="samtycke">
          <ul>
            {plan.consents.map(({ text, details, ended }) => (
              <li key={`${text} ${details.map((detail) => `${detail.text} ${detail.time ?? ''}`).join(' ')}`}>
                {ended ? <s>{text}</s> : text}
                <DetailLines details={details} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

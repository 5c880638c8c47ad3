import { useState } from 'react';
import type { Action, Paper } from '../api/contracts/console.ts';
import { ApiError, call } from './api.ts';
import { toSend, type Values } from './form-values.ts';

/** What can be printed and handed over before the form is sent; nothing is stored by it. */
export function ActionPapers({ action, values }: { action: Action; values: Values }) {
  const [made, setMade] = useState<{ paper?: Paper; of: Values; said?: string }>();
  const { papers = [], blank, fields } = action;
  if (papers.length === 0 && !blank) return null;

  const make = async (path: string): Promise<void> => {
    const answer = await call<Paper>('POST', path, { values: toSend(fields, values) }).catch((error: unknown) => error);
    if (answer instanceof Error) setMade({ of: values, said: textOf(answer) });
    else setMade({ of: values, paper: answer as Paper });
  };

  // A paper is of the answers that it was made of.
  const shown = made?.of === values ? made : undefined;
  return (
    <div className="papers">
      <p className="hint">Att skriva ut och lämna över. Inget sparas när du skriver ut.</p>
      <ul>
        {papers.map((paper) => (
          <PaperLink key={paper.href} paper={paper} />
        ))}
        {blank && (
          <li>
            <button type="button" onClick={() => void make(blank.path)}>
              {blank.button}
            </button>
          </li>
        )}
        {shown?.paper && <PaperLink paper={shown.paper} />}
      </ul>
      <output>{shown?.said}</output>
    </div>
  );
}

function PaperLink({ paper: { text, href } }: { paper: Paper }) {
  return (
    <li>
      <a href={href} target="_blank" rel="noreferrer">
        {text}
      </a>
    </li>
  );
}

function textOf(error: Error): string {
  return error instanceof ApiError ? error.message : 'Något gick fel på sidan.';
}

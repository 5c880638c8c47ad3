import { happeningsOf } from './happenings.ts';
import type { Observation } from './observations.ts';
import { sentenceOf, type Sentence } from './sentences.ts';
import type { Teller } from './story.ts';

/** One JSON object a line: `begin`, `case`, `step`, `result` and at last `summary`. */
export function jsonTeller(write: (line: string) => void): Teller {
  const line = (type: string, content: object): void => write(`${JSON.stringify({ type, ...content })}\n`);
  return {
    begins: (hub) => line('begin', { hub }),
    caseBegins: (number, title, about) => line('case', { number, title, about }),
    tells: (place, told) => line('step', { ...place, ...told }),
    observes: (place, seen) => seen.forEach((one) => line('step', { ...place, ...sentenceFor(one), ...one })),
    caseEnds: (result) => line('result', result),
    ends: ({ ok, seconds, resources, cases }) =>
      line('summary', {
        ok,
        seconds,
        ...(resources === undefined ? {} : { resources }),
        cases: cases.map(({ number, ok, ended }) => ({ number, ok, ended })),
      }),
  };
}

function sentenceFor(seen: Observation): Partial<Sentence> {
  const [happening] = happeningsOf([seen]);
  return happening ? sentenceOf(happening) : {};
}

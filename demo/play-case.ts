import type { Chapter } from './chapter.ts';
import { Scene, type SceneParts } from './scene.ts';
import type { CaseResult } from './story.ts';
import type { StoryCase } from './story-case.ts';

/** Plays one case; what goes wrong in it is told and leaves the other cases to be played. */
export async function playCase(number: number, chapter: Chapter, parts: SceneParts): Promise<CaseResult> {
  const began = Date.now();
  const { title, about } = chapter;
  const scene = new Scene(number, parts);
  parts.teller.caseBegins(number, title, about);
  let stays: StoryCase[] = [];
  let fault: string | undefined;
  try {
    stays = await chapter.play(scene);
  } catch (error) {
    parts.stopped.throwIfAborted();
    fault = error instanceof Error ? error.message : String(error);
  } finally {
    if (!parts.stopped.aborted) await parts.partner.comesUp();
  }
  const result: CaseResult = {
    number,
    title,
    ok: fault === undefined && scene.checks.every(({ ok }) => ok),
    ...(fault === undefined ? {} : { fault }),
    checks: scene.checks,
    facts: scene.facts,
    ended: stays.map((stay) => stay.ending()),
    seconds: (Date.now() - began) / 1000,
  };
  parts.teller.caseEnds(result);
  return result;
}

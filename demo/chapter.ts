import type { Scene } from './scene.ts';
import type { StoryCase } from './story-case.ts';

/** One of the cases that the demo plays. */
export interface Chapter {
  title: string;
  about: string;
  /** Plays it to its end; resolves with its stays. */
  play(scene: Scene): Promise<StoryCase[]>;
}

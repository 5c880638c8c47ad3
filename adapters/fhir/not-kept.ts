import { information, type Issue } from './refusal.ts';

/** Elements of a resource that the hub takes in without telling the sender that it does not keep them. */
const FRAME = ['resourceType', 'id', 'text', 'language', 'contained', 'meta'];

/** One remark for each element that was sent and is not kept: nothing is dropped silently. */
export function notKept(resource: object, read: readonly string[], at: string): Issue[] {
  return Object.keys(resource)
    .filter((name) => !FRAME.includes(name) && !read.includes(name))
    .map((name) =>
      information('Samordna behöver inte elementet och har inte sparat det.', `${at}.${name.replace(/^_/, '')}`),
    );
}

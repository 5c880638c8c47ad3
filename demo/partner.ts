import type { Bundle, FhirResource, Identifier } from 'fhir/r4.js';
import type { PartnerSimulator } from '../adapters/partner-simulator/simulator.ts';
import { StoryFault } from './until.ts';

/** A message as the receiving municipality's system has it. */
export interface PartnerMessage {
  id: string;
  /** Code of what it says. */
  event: string;
  /** Times that it came again. */
  duplicates: number;
  content?: { caseId: string; to: { hsaId: string }; said: Record<string, string> };
}

/** The system of Granby municipality, steered over HTTP. */
export interface Partner {
  /** Answers every message with an error page until it is up again. */
  goesDown(): Promise<void>;
  comesUp(): Promise<void>;
  /** Takes the next message, but its answer never comes back. */
  losesNextAnswer(): Promise<void>;
  /** What it has taken about a case, in order. */
  received(caseId: string): Promise<PartnerMessage[]>;
  /** What the record system beside it holds of a type, in the newest version, by the hub's identifier of it. */
  recordOf(type: string, identifier: Identifier): Promise<FhirResource | undefined>;
}

export function partnerAt(url: string): Partner {
  const set = (fault: { mode: string; times?: number }): Promise<void> =>
    ask<unknown>(`${url}/simulator/faults`, { method: 'PUT', body: JSON.stringify(fault) }).then(() => undefined);
  return {
    goesDown: () => set({ mode: 'html-502' }),
    comesUp: () => set({ mode: 'ok' }),
    losesNextAnswer: () => set({ mode: 'answer-lost', times: 1 }),
    async received(caseId) {
      const { received } = await ask<{ received: PartnerMessage[] }>(`${url}/simulator/received`, {});
      return received.filter(({ content }) => content?.caseId === caseId);
    },
    async recordOf(type, { system, value }) {
      const query = new URLSearchParams({ identifier: `${system}|${value}` });
      const found = await fetch(`${url}/ehr/fhir/${type}/_search`, { method: 'POST', body: query });
      return ((await found.json()) as Bundle<FhirResource>).entry?.[0]?.resource;
    },
  };
}

/** All that was sent and written, with the person's number in it, which only a simulator in this process gives out. */
export function sentResources(simulator: PartnerSimulator): FhirResource[] {
  const written = simulator.ehr.resources() as unknown[] as FhirResource[];
  return [...simulator.received().flatMap(({ content }) => content?.bundle ?? []), ...written];
}

async function ask<T>(url: string, init: { method?: string; body?: string }): Promise<T> {
  const response = await fetch(url, { ...init, headers: { 'content-type': 'application/json' } }).catch(
    () => undefined,
  );
  if (!response?.ok) {
    throw new StoryFault(`Ingen partnersimulator svarar på ${new URL(url).origin}. Ange den med --partner.`);
  }
  return (await response.json()) as T;
}

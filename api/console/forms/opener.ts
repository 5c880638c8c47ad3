import type { z } from 'zod';
import type { Person } from '../../../adapters/store/persons.ts';
import type { Instant } from '../../../domain/calendar/instant.ts';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import type { FrameView } from '../../../domain/disclosure/frame-view.ts';
import type { Field } from '../../contracts/console.ts';
import type { Filling, FormCommandData, FormHead } from './form.ts';

/** What the form that opens a case is made from. */
export interface OpenContext extends Filling {
  /** The case that the reader came from, which says whom it is about; null when the form must ask. */
  from: FrameView | null;
}

/** A form that begins a case. Whether the reader may is for the rules to say, asked with a case that is empty. */
export interface Opener<S extends z.ZodType = z.ZodType> {
  form: FormHead & {
    command: string;
    /** A command whose answers are made up. */
    probe(context: OpenContext): FormCommandData;
    fields(context: OpenContext): Field[];
    schema: S;
  };
  open(values: z.output<S>, context: OpenContext): Opening;
}

/** What the answers amount to. */
export interface Opening {
  person: ByNumber | { fromCaseId: string };
  /** The command that begins the case, or joins the one that the person has already. */
  command(about: OpenedFor): { type: string; data: unknown; occurredAt?: Instant; reason?: string };
}

export interface ByNumber {
  /** Twelve digits, personnummer or samordningsnummer, as the reader wrote it. */
  number: string;
  /** The form's field that it stands in. */
  field: string;
  /** What is believed of a person whom the hub does not know; protected in the strictest way where the marks are left out. */
  described?: Partial<Pick<Person, 'name' | 'marks'>>;
}

export interface OpenedFor {
  personId: string;
  /** Day on which the person turns 18, Stockholm; null for one who is grown, or whose day of birth is not known. */
  turns18On: LocalDate | null;
  /** Waiting data of a person that the hub may not know, to be released by the command's event. */
  draftId?: string;
}

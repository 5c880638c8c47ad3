/** A code and its Swedish word. */
export interface Worded {
  code: string;
  text: string;
}

/** A line of text, with the time it speaks of. */
export interface Detail {
  text: string;
  time?: string;
}

/** A term and what is known of it. */
export interface Fact {
  term: string;
  value?: string;
  time?: string;
  details?: Detail[];
}

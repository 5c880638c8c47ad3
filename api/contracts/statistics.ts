/** Statistics of plans for administrators. Texts are Swedish and ready to show; a count too small to tell reads so. */
export interface Statistics {
  at: string;
  /** First and last day, `YYYY-MM-DD` in Sweden. */
  from: string;
  until: string;
  tables: StatisticsTable[];
}

export interface StatisticsTable {
  title: string;
  /** What is counted, and by which source, in plain words. */
  note?: string;
  heads: string[];
  rows: string[][];
}

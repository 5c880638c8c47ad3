/** Columns as wide as their widest cell, two spaces between; the first row is underlined. */
export function tableOf(rows: readonly string[][]): string[] {
  const [header = []] = rows;
  const widths = header.map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    widths
      .map((width, column) => (row[column] ?? '').padEnd(width))
      .join('  ')
      .trimEnd(),
  );
  const rule = '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  return lines.toSpliced(1, 0, rule);
}

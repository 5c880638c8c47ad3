import type { ReactNode } from 'react';

/** A table with caption and column heads; where the page is narrow each row is a card and each cell says its head itself. */
export function DataTable({ caption, heads, children }: { caption: string; heads: string[]; children: ReactNode }) {
  return (
    <table>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

export function Cell({ head, children }: { head: string; children: ReactNode }) {
  return <td data-head={head}>{children}</td>;
}

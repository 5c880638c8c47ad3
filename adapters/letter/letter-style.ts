import { pageStyle } from '../html/style.ts';

/**
 * Where the address stands, mm from the edges of an A4 page: for a window to the right (H2) in an envelope for the page folded once.
 * No standard has been read for it: docs/drift.md asks for a trial with the installation's own envelopes.
 */
const ADDRESS = { left: 110, top: 45, height: 40 };
const MARGIN = { top: 20, right: 20, bottom: 20, left: 25 };

export const LETTER_STYLE = pageStyle(`
@page {
  size: A4;
  margin: ${MARGIN.top}mm ${MARGIN.right}mm ${MARGIN.bottom}mm ${MARGIN.left}mm;
  @bottom-right { content: counter(page) " (" counter(pages) ")"; font: 10pt Arial, Helvetica, sans-serif; }
}
body {
  font: 12pt/1.45 Arial, Helvetica, sans-serif; color: #000; background: #fff; overflow-wrap: break-word;
  box-sizing: border-box; max-width: ${210 - MARGIN.left - MARGIN.right}mm; margin: 0 auto;
}
p { margin: 0 0 .6em; }
header {
  display: grid; grid-template-columns: ${ADDRESS.left - MARGIN.left}mm 1fr;
  grid-template-rows: minmax(${ADDRESS.top - MARGIN.top}mm, auto) minmax(${ADDRESS.height}mm, auto);
}
header.handed { display: block; margin-bottom: 6mm; }
.addressee { grid-area: 2 / 2; line-height: 1.3; }
.when { break-inside: avoid; border: 1pt solid #000; padding: 0 4mm; margin: 4mm 0; }
h1 { font-size: 18pt; line-height: 1.2; margin: 0 0 .5em; }
h2 { font-size: 13pt; line-height: 1.25; margin: 1.1em 0 .3em; break-after: avoid; }
p, li { orphans: 2; widows: 2; }
ul { margin: 0 0 .6em; padding-left: 1.3em; }
table { border-collapse: collapse; width: 100%; font-size: 10.5pt; line-height: 1.35; margin: 0 0 .8em; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: .5pt solid #555; padding: 1.2mm 2mm; text-align: left; vertical-align: top; }
td:empty { width: 14mm; }
.blank { border-top: .5pt solid #000; margin: 14mm 0 0; padding-top: 1mm; font-size: 10.5pt; break-before: avoid; break-inside: avoid; }
footer { break-inside: avoid; margin-top: 1.5em; }
.notes { font-size: 10.5pt; border-top: .5pt solid #555; padding-top: .6em; }
.missing { border: 1pt solid #000; padding: 2mm 4mm; font-weight: bold; }
@media print { .missing { display: none; } }
@media screen { body { padding: 1.5rem 1rem; } }
@media screen and (max-width: 40rem) { header { display: block; } .addressee { margin: 1.5rem 0; } }
`);

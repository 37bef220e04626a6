/** The style of the page: severities by border, sign and word beside the colour; in print the notes follow their paragraph. */
export const FINDINGS_STYLE = `
:root{--ink:#1b1b1b;--paper:#fff;--soft:#595959;--line:#d0d0d0;--error:#a3161b;--warning:#7a5200;--note:#0b4f8a;--review:#6a1b7a;
--error-bg:#fce4e4;--warning-bg:#fdf1d6;--note-bg:#e3eefa;--review-bg:#f3e6f7}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--paper);font:1rem/1.55 Georgia,'Times New Roman',serif}
header,.article,.clean{max-width:76rem;margin:0 auto;padding:1.25rem 1.5rem}
header{border-bottom:3px solid var(--ink)}
.article{border-bottom:1px solid var(--line)}
h1,h2,h3,.made,.totals,.remark,.clean{font-family:system-ui,'Segoe UI',sans-serif}
h1{font-size:1.7rem;line-height:1.2;margin:.1rem 0}
h2{font-size:1rem;color:var(--soft);margin:0 0 .75rem;overflow-wrap:anywhere}
.made,.more{color:var(--soft);font-size:.875rem;margin:.1rem 0;overflow-wrap:anywhere}
.totals{list-style:none;display:flex;flex-wrap:wrap;gap:.5rem;padding:0;margin:1rem 0 0}
.totals li{border:1px solid var(--line);border-left:.4rem solid var(--soft);padding:.35rem .7rem;font-size:.9rem}
.totals b{font-size:1.15rem}
.row{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:1.5rem;margin:0 0 1rem}
.copy{margin:0;overflow-wrap:anywhere;white-space:pre-line}
.copy.headline{font:700 1.7rem/1.25 Georgia,serif}
code{font:.92em ui-monospace,monospace}
.copy.standfirst{font-size:1.1rem;color:#3a3a3a}
.copy.block-quote,.copy.opinion{border-left:3px solid var(--line);padding-left:1rem}
.copy.code{font-family:ui-monospace,monospace;font-size:.9rem}
.place{color:inherit;text-decoration:none;padding:.05em .1em;border-bottom:3px solid var(--soft)}
.place sup{font:600 .72em system-ui,sans-serif;padding-left:.15em}
.place.error{background:var(--error-bg);border-bottom:4px double var(--error)}
.place.warning{background:var(--warning-bg);border-bottom:3px dashed var(--warning)}
.place.note{background:var(--note-bg);border-bottom:2px dotted var(--note)}
.place.review{background:var(--review-bg);border-bottom:3px solid var(--review)}
.remark{border:1px solid var(--line);border-left:.4rem solid var(--soft);padding:.4rem .7rem;margin:0 0 .5rem;font-size:.92rem;scroll-margin:1rem}
.remark p{margin:.1rem 0;overflow-wrap:anywhere}
.remark a{color:inherit;font-weight:600}
.remark.error,.totals .error{border-left:.5rem double var(--error)}
.remark.warning,.totals .warning{border-left:.4rem dashed var(--warning)}
.remark.note,.totals .note{border-left:.4rem dotted var(--note)}
.remark.review,.totals .review{border-left-color:var(--review)}
.error .severity{color:var(--error)}.warning .severity{color:var(--warning)}.note .severity{color:var(--note)}.review .severity{color:var(--review)}
.outside{margin:.75rem 0 1.25rem}
.remark:target,.place:target{box-shadow:0 0 0 3px #0b57d0}
a:focus-visible,.remark:focus-visible{outline:3px solid #0b57d0;outline-offset:2px}
.clean li{overflow-wrap:anywhere}
@media (max-width:48rem){.row{grid-template-columns:minmax(0,1fr);gap:.5rem}header,.article,.clean{padding:1rem}}
@media print{body{font-size:10.5pt}.row,.remark{break-inside:avoid}.remark:target,.place:target{box-shadow:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`.trim();

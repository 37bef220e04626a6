/** The style of the page: verdicts by border, sign and word beside the colour; in print the cards follow the copy. */
export const LEDGER_STYLE = `
:root{--ink:#1b1b1b;--paper:#fff;--soft:#595959;--line:#d0d0d0;--fine:#0b6b3a;--open:#7a5200;--bad:#a3161b;
--fine-bg:#e6f4ec;--open-bg:#fdf1d6;--bad-bg:#fce4e4}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--paper);font:1rem/1.55 Georgia,'Times New Roman',serif}
header,.article{max-width:84rem;margin:0 auto;padding:1.25rem 1.5rem}
header{border-bottom:3px solid var(--ink)}
h1,h2,h3,.kicker,.made,.path,.totals,.card{font-family:system-ui,'Segoe UI',sans-serif}
h1{font-size:1.7rem;line-height:1.2;margin:.1rem 0}
h2{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem}
.kicker,.made,.path{color:var(--soft);font-size:.875rem;margin:.1rem 0}
.totals{list-style:none;display:flex;flex-wrap:wrap;gap:.5rem;padding:0;margin:1rem 0 0}
.totals li{border:1px solid var(--line);border-left:.4rem solid var(--soft);padding:.35rem .7rem;font-size:.9rem}
.totals b{font-size:1.15rem}
.totals small{display:block;color:var(--soft);font-size:.8rem;max-width:18rem}
.article{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.1fr);gap:2rem;border-bottom:1px solid var(--line)}
.copy p,.copy h3{margin:0 0 1rem;max-width:38rem;overflow-wrap:anywhere}
.copy .standfirst{font-size:1.1rem;color:#3a3a3a}
.copy .block-quote{border-left:3px solid var(--line);padding-left:1rem}
.quotation{color:inherit;text-decoration:none;border-bottom:3px solid var(--soft);padding:.05em .1em}
.quotation sup{font:600 .72em system-ui,sans-serif;padding-left:.2em}
.quotation.fine{background:var(--fine-bg);border-bottom:3px solid var(--fine)}
.quotation.open{background:var(--open-bg);border-bottom:3px dashed var(--open)}
.quotation.bad{background:var(--bad-bg);border-bottom:4px double var(--bad)}
.quotation.none{border-bottom:2px dotted var(--soft)}
a:focus-visible,.card:focus-visible{outline:3px solid #0b57d0;outline-offset:2px}
.card{border:1px solid var(--line);border-left:.5rem solid var(--soft);padding:.75rem 1rem;margin:0 0 1rem;scroll-margin:1rem;font-size:.95rem}
.card.fine,.totals .fine{border-left-color:var(--fine)}
.card.open,.totals .open{border-left:.5rem dashed var(--open)}
.card.bad,.totals .bad{border-left:.6rem double var(--bad)}
.card:target{box-shadow:0 0 0 3px #0b57d0}
.card h3{font-size:1rem;margin:0}
.card h3 a{color:inherit}
.card.fine .verdict{color:var(--fine)}.card.open .verdict{color:var(--open)}.card.bad .verdict{color:var(--bad)}
.means{margin:.2rem 0 .6rem;color:var(--soft)}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
figure{margin:0;min-width:0}
figcaption{font-weight:600;font-size:.85rem;overflow-wrap:anywhere}
blockquote{margin:.25rem 0;font-family:Georgia,serif;white-space:pre-line;overflow-wrap:anywhere}
.around{color:var(--soft)}
cite{font-style:normal;font-weight:600}
mark{background:#ffe08a;color:inherit;border-bottom:2px solid #7a5200;padding:0 .1em}
mark.gap{font-size:.7em}
.apart,.nothing{color:var(--soft);margin:.25rem 0}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media screen and (min-width:60.01rem){.copy{position:sticky;top:1rem;align-self:start;max-height:calc(100vh - 2rem);overflow:auto}}
@media (max-width:60rem){.article{grid-template-columns:minmax(0,1fr)}}
@media (max-width:34rem){.sides{grid-template-columns:1fr}header,.article{padding:1rem}}
@media print{body{font-size:10.5pt}.article{display:block}.card{break-inside:avoid}.card:target{box-shadow:none}
.cards{break-before:page}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`.trim();

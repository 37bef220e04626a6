/**
 * The look of what the preview puts onto pages, whatever theme they have: words keep the colour that the theme gives
 * them, and every way of marking has a line of its own beside the colour.
 */
export const PREVIEW_STYLE = `
:root{--newsctl-ink:#1b1b1b;--newsctl-paper:#fff;--newsctl-soft:#565656;--newsctl-line:#c9c9c9;--newsctl-focus:#0b57d0;
--newsctl-error:#a3161b;--newsctl-warning:#7a5200;--newsctl-note:#0b4f8a;--newsctl-review:#6a1b7a;--newsctl-fine:#0b6b3a;
--newsctl-home:#fdf1d6;--newsctl-home-ink:#3d2a00}
@media (prefers-color-scheme:dark){:root{--newsctl-ink:#ececec;--newsctl-paper:#1c1d20;--newsctl-soft:#b5b5b5;--newsctl-line:#4a4c52;--newsctl-focus:#a8c7fa;
--newsctl-error:#ff9d97;--newsctl-warning:#f0c25c;--newsctl-note:#9ecbff;--newsctl-review:#e3b0f2;--newsctl-fine:#7fd6a6;
--newsctl-home:#3d2f0b;--newsctl-home-ink:#fdf1d6}}
.newsctl-bar,.newsctl-bar *,.newsctl-margin,.newsctl-margin *,.newsctl-flag,.newsctl-sign,.newsctl-number,.newsctl-number *{all:revert}
.newsctl-bar,.newsctl-margin,.newsctl-own,.newsctl-flag{font:400 .9375rem/1.45 system-ui,'Segoe UI',sans-serif;color:var(--newsctl-ink);text-align:left}
.newsctl-bar,.newsctl-bar *,.newsctl-margin,.newsctl-margin *,.newsctl-own *{box-sizing:border-box}
.newsctl-bar{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1.5rem;padding:.5rem 1rem;background:var(--newsctl-paper);border-bottom:3px solid var(--newsctl-line);overflow-wrap:anywhere}
.newsctl-bar.newsctl-home{background:var(--newsctl-home);color:var(--newsctl-home-ink);border-bottom:6px double currentColor}
.newsctl-bar p{margin:0}
.newsctl-bar a,.newsctl-margin a{color:inherit}
.newsctl-bar button{font:inherit;color:inherit;background:transparent;border:1px solid currentColor;border-radius:.25rem;min-height:24px;padding:0 .6rem;margin-right:1rem;cursor:pointer}
.newsctl-bar button[hidden]{display:none}
.newsctl-bar button::after{content:': on'}
.newsctl-bar button[aria-pressed=false]::after{content:': off'}
.newsctl-bar::after{content:'The preview has ended: start it again with newsctl preview.';display:none;width:100%;font-weight:700}
.newsctl-lost .newsctl-bar::after{display:block}
.newsctl-bar a{display:inline-block;min-height:24px}
.newsctl-margin{padding:1rem;background:var(--newsctl-paper);border-top:1px solid var(--newsctl-line)}
.newsctl-margin h2{font-size:1.05rem;line-height:1.3;margin:0 0 .2rem}
.newsctl-margin h3{font-size:.95rem;margin:1.25rem 0 .3rem}
.newsctl-margin p{margin:0 0 .2rem;overflow-wrap:anywhere}
.newsctl-margin code,.newsctl-own code{font:.92em ui-monospace,monospace}
.newsctl-remarks,.newsctl-legend{list-style:none;margin:.5rem 0 0;padding:0}
.newsctl-remark{border:1px solid var(--newsctl-line);border-left:.4rem solid var(--newsctl-soft);padding:.4rem .7rem;margin:0 0 .5rem;scroll-margin:1rem}
.newsctl-remark>p:first-child>:first-child{display:inline-block;min-width:24px;min-height:24px;font-weight:700}
.newsctl-remark.newsctl-error{border-left:.5rem double var(--newsctl-error)}
.newsctl-remark.newsctl-warning{border-left:.4rem dashed var(--newsctl-warning)}
.newsctl-remark.newsctl-note{border-left:.4rem dotted var(--newsctl-note)}
.newsctl-remark.newsctl-review{border-left-color:var(--newsctl-review)}
.newsctl-error .newsctl-severity{color:var(--newsctl-error)}.newsctl-warning .newsctl-severity{color:var(--newsctl-warning)}
.newsctl-note .newsctl-severity{color:var(--newsctl-note)}.newsctl-review .newsctl-severity{color:var(--newsctl-review)}
.newsctl-more{color:var(--newsctl-soft);font-size:.8125rem;overflow-wrap:anywhere}
.newsctl-legend li{margin:0 0 .4rem}
.newsctl-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
html:not(.newsctl-plain) .newsctl-place{background:rgba(128,128,128,.16);border-bottom:3px solid var(--newsctl-soft)}
html:not(.newsctl-plain) .newsctl-place.newsctl-error{background:rgba(214,40,40,.13);border-bottom:4px double var(--newsctl-error)}
html:not(.newsctl-plain) .newsctl-place.newsctl-warning{background:rgba(230,160,0,.15);border-bottom:3px dashed var(--newsctl-warning)}
html:not(.newsctl-plain) .newsctl-place.newsctl-note{background:rgba(40,120,220,.12);border-bottom:3px dotted var(--newsctl-note)}
html:not(.newsctl-plain) .newsctl-place.newsctl-review{background:rgba(150,60,180,.13);border-bottom:3px solid var(--newsctl-review)}
html:not(.newsctl-plain) .newsctl-place.newsctl-shown,.newsctl-remark.newsctl-shown,.newsctl-remark:focus{outline:3px solid var(--newsctl-focus);outline-offset:1px}
.newsctl-quote{text-decoration:underline 2px var(--newsctl-soft);text-decoration-style:dotted;text-decoration-skip-ink:none;text-underline-offset:.2em}
.newsctl-quote-exact{text-decoration-color:var(--newsctl-fine);text-decoration-style:solid}
.newsctl-quote-permitted{text-decoration-color:var(--newsctl-fine);text-decoration-style:dashed}
.newsctl-quote-bracket-substitution,.newsctl-quote-spliced,.newsctl-quote-unverifiable{text-decoration-color:var(--newsctl-warning);text-decoration-style:dashed;text-decoration-thickness:3px}
.newsctl-quote-near-miss,.newsctl-quote-undeclared-omission,.newsctl-quote-wrong-speaker{text-decoration-color:var(--newsctl-error);text-decoration-style:wavy}
.newsctl-quote-critical-change,.newsctl-quote-not-found{text-decoration-color:var(--newsctl-error);text-decoration-style:double;text-decoration-thickness:3px}
html.newsctl-plain .newsctl-quote{text-decoration:none}
html.newsctl-plain .newsctl-sign,html.newsctl-plain .newsctl-number,html.newsctl-plain .newsctl-margin{display:none}
.newsctl-sign,.newsctl-number{font:600 .7rem/1 system-ui,sans-serif;text-decoration:none;vertical-align:super;padding:0 .1em;position:relative}
.newsctl-number a{padding:.35em .2em;color:inherit;text-decoration:none}
html:not(.newsctl-plain) .newsctl-place.newsctl-quote.newsctl-quote{border-bottom:0}
.newsctl-number a:focus-visible,.newsctl-margin a:focus-visible,.newsctl-bar :focus-visible{outline:3px solid var(--newsctl-focus);outline-offset:2px}
.newsctl-flag{display:inline-block;font-size:.75rem;line-height:1.5;font-weight:700;font-style:normal;letter-spacing:0;padding:0 .45em;border:1px solid currentColor;border-radius:.2rem;background:var(--newsctl-home);color:var(--newsctl-home-ink);vertical-align:.15em}
.newsctl-flag-out{background:none;color:inherit;font-weight:400}
.newsctl-own{margin:0;background:var(--newsctl-paper)}
.newsctl-own main{max-width:72rem;margin:0 auto;padding:1rem}
.newsctl-own h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0}
.newsctl-own h2{font-size:1.1rem;margin:1.5rem 0 .5rem}
.newsctl-own a{color:inherit;display:inline-block;min-height:24px}
.newsctl-own table{border-collapse:collapse;width:100%;min-width:36rem;table-layout:fixed}
.newsctl-own th:nth-child(2){width:34%}.newsctl-own th:nth-child(3){width:20%}
.newsctl-own th,.newsctl-own td{text-align:left;vertical-align:top;padding:.45rem .75rem .45rem 0;border-bottom:1px solid var(--newsctl-line);overflow-wrap:anywhere}
.newsctl-table{overflow-x:auto}
.newsctl-fault{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--newsctl-line);border-left:.5rem double var(--newsctl-error);padding:.75rem 1rem;font:.9rem/1.5 ui-monospace,monospace}
@media (min-width:64rem){html:not(.newsctl-plain):has(.newsctl-margin) body{padding-right:24rem}
.newsctl-margin{position:fixed;top:0;right:0;bottom:0;width:24rem;overflow:auto;border-top:0;border-left:1px solid var(--newsctl-line);z-index:10}}
@media print{.newsctl-bar,.newsctl-margin,.newsctl-sign,.newsctl-number,.newsctl-flag{display:none}}
`.trim();

import { createHash } from 'node:crypto';

/**
 * The one stylesheet, inlined: no second request, no third party. Text and its ground keep at least 4.5:1
 * (7:1 for running text) in both colour schemes; `style` attributes don't work under the content security policy.
 */
export const style = `
:root{color-scheme:light dark;--ink:#1d2329;--soft:#4a545e;--paper:#fff;--wash:#f2f4f3;--line:#8b959d;--hair:#d3d9d7;--brand:#123f3c;--on-brand:#fff;--link:#0b5363;--link-hover:#062f39;--act:#12584f;--act-hover:#0b3f38;--on-act:#fff;--bad:#a3141f;--bad-wash:#fdf1f1;--good:#1a5b33;--good-wash:#e9f4ec;--warn:#6b4700;--warn-wash:#fdf4df;--calm:#20496b;--calm-wash:#e9f1f8;--focus:#111;--glow:#ffd24a}
@media (prefers-color-scheme:dark){:root{--ink:#e9edeb;--soft:#b7c1bd;--paper:#151a1b;--wash:#1f2627;--line:#89948f;--hair:#3a4445;--brand:#0d2b2a;--on-brand:#eef4f2;--link:#8fd3e2;--link-hover:#c6ecf4;--act:#9bd8c6;--act-hover:#c2eade;--on-act:#0c2420;--bad:#ff9f9f;--bad-wash:#331a1b;--good:#98dcae;--good-wash:#17301f;--warn:#f3cc7d;--warn-wash:#33290f;--calm:#a5cdf0;--calm-wash:#172a3a;--focus:#fff;--glow:#7a5b00}}
*,*::before,*::after{box-sizing:border-box}
html{font-size:112.5%;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--paper);color:var(--ink);font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;line-height:1.55;overflow-wrap:break-word}
main{flex:1}
.inner{max-width:46rem;margin:0 auto;padding:0 1rem}
.wide .inner{max-width:64rem}
h1,h2,h3{line-height:1.25;margin:2rem 0 .6rem;text-wrap:balance}
h1{font-size:1.75rem;margin:1.6rem 0 1rem;letter-spacing:-.01em}
h2{font-size:1.3rem}
h3{font-size:1.08rem}
p,ul,ol,dl,figure,fieldset,.field{margin:0 0 1.1rem}
main form{margin:0 0 1.6rem}
main p,main li,main dd{max-width:68ch}
ul,ol{padding-left:1.4rem}
li{margin-bottom:.3rem}
a{color:var(--link);text-decoration-thickness:.08em;text-underline-offset:.18em}
a:hover{color:var(--link-hover);text-decoration-thickness:.16em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;box-shadow:0 0 0 6px var(--glow)}
main:focus,.errors:focus{outline:none}
.errors:focus-visible{outline:3px solid var(--focus)}
code,pre,.mono{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.88em}
pre{background:var(--wash);border:1px solid var(--hair);border-radius:4px;padding:.8rem;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:.5rem;z-index:2;padding:.7rem 1rem;background:var(--paper);color:var(--ink)}
.site{background:var(--brand);color:var(--on-brand)}
.site .inner{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.2rem 1.2rem;padding-top:.55rem;padding-bottom:.55rem}
.site p{margin:0}
.site a,.site button{color:var(--on-brand);display:inline-block;padding:.55rem 0}
.site form{display:inline}
.site :focus-visible{outline-color:var(--on-brand);box-shadow:none}
.site-name{font-weight:700}
.product{font-weight:400;border-left:1px solid currentColor;margin-left:.6rem;padding-left:.6rem}
.site-tools{display:flex;flex-wrap:wrap;align-items:center;gap:0 1.1rem}
.foot{border-top:1px solid var(--hair);background:var(--wash);margin-top:3.5rem;padding:1.2rem 0 2rem;font-size:.94rem}
.foot ul{list-style:none;padding:0;margin:0 0 .6rem;display:flex;flex-wrap:wrap;gap:0 1.6rem}
.foot li a{display:inline-block;padding:.45rem 0}
a[href^="tel:"]{white-space:nowrap}
.foot p{margin:0}
.lead{font-size:1.12rem}
.soft,.hint{color:var(--soft)}
.number{white-space:nowrap}
.far{display:block;width:5.5rem;height:.45rem;margin:.3rem 0 .1rem;accent-color:var(--act)}
.progress{color:var(--soft);margin:1.6rem 0 -1.2rem;font-weight:600}
label,legend{font-weight:650}
legend{padding:0;font-size:1.08rem;margin-bottom:.2rem}
fieldset{border:0;padding:0;min-width:0}
.hint{margin:.1rem 0 .4rem;font-weight:400}
input[type=text],input[type=email],input[type=tel],input[type=date],input[type=url],input[type=number],input[type=search],textarea,select{display:block;width:100%;max-width:34rem;min-height:2.9rem;padding:.5rem .7rem;font:inherit;color:var(--ink);background:var(--paper);border:2px solid var(--line);border-radius:4px}
textarea{min-height:8.5rem;max-width:100%;line-height:1.5;resize:vertical}
textarea.low{min-height:4.6rem}
input.short,select.short{max-width:12rem}
input.code{max-width:11rem;font-size:1.4rem;letter-spacing:.24em;font-variant-numeric:tabular-nums}
.pick{position:relative;display:block;padding:.45rem 0 .45rem 3rem;min-height:2.9rem}
.pick input{position:absolute;left:0;top:.25rem;width:2.2rem;height:2.2rem;margin:0;accent-color:var(--act)}
.pick label{font-weight:400;display:block;padding:.2rem 0}
.pick .hint{margin:0}
.bad{border-left:5px solid var(--bad);padding-left:.9rem}
.bad input[type=text],.bad input[type=email],.bad input[type=tel],.bad input[type=date],.bad input[type=number],.bad textarea,.bad select{border-color:var(--bad)}
.error{color:var(--bad);font-weight:650;margin:.1rem 0 .4rem}
.errors{border:3px solid var(--bad);border-radius:4px;padding:.2rem 1.1rem .6rem;margin:0 0 1.6rem}
.errors h2{margin:.7rem 0 .4rem;font-size:1.15rem}
.errors ul{margin:0;padding-left:1.2rem}
.errors a{color:var(--bad);font-weight:650;display:inline-block;vertical-align:top;padding:.25rem 0}
button,.button{font:inherit;font-weight:650;cursor:pointer;min-height:2.9rem;padding:.6rem 1.3rem;border-radius:4px;border:2px solid var(--act);background:var(--act);color:var(--on-act);text-decoration:none;display:inline-block;margin:.3rem .6rem .3rem 0}
button:hover,.button:hover{background:var(--act-hover);border-color:var(--act-hover);color:var(--on-act)}
button.second{background:transparent;color:var(--act)}
button.second:hover{color:var(--act-hover);background:var(--wash)}
button.plain{background:none;border:0;padding:.55rem 0;min-height:0;font-weight:400;text-decoration:underline;text-underline-offset:.18em;margin:0}
.note{border-left:5px solid var(--calm);background:var(--calm-wash);padding:.8rem 1.1rem;margin:0 0 1.3rem}
.note>:last-child{margin-bottom:0}
.note h2,.note h3{margin-top:0}
.note.good{border-color:var(--good);background:var(--good-wash)}
.note.warn{border-color:var(--warn);background:var(--warn-wash)}
.note.bad{border-color:var(--bad);background:var(--bad-wash)}
.tag{display:inline-block;margin:.1rem 0;padding:.05rem .55rem;border-radius:3px;font-size:.9rem;font-weight:650;border:1px solid currentColor;color:var(--soft);background:var(--paper)}
.tag.good{color:var(--good);background:var(--good-wash)}
.tag.warn{color:var(--warn);background:var(--warn-wash)}
.tag.bad{color:var(--bad);background:var(--bad-wash)}
.tag.calm{color:var(--calm);background:var(--calm-wash)}
.summary{border-top:1px solid var(--hair)}
.summary>div{display:grid;grid-template-columns:minmax(9rem,1fr) 2fr;gap:.1rem 1.2rem;padding:.55rem 0;border-bottom:1px solid var(--hair)}
.summary dt{font-weight:650}
.summary dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
.scroll{overflow-x:auto;margin:0 0 1.3rem}
table{border-collapse:collapse;width:100%;margin:0}
caption{text-align:left;font-weight:650;padding:.3rem 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .9rem .5rem 0;border-bottom:1px solid var(--hair)}
thead th{border-bottom:2px solid var(--line)}
.number{text-align:right;font-variant-numeric:tabular-nums}
.bar{display:block;width:100%;min-width:6rem;height:1.1rem;margin-top:.25rem}
.qr{display:block;width:9rem;height:9rem}
.bar rect.ground{fill:var(--hair)}
.bar rect.value{fill:var(--act)}
.document{border:1px solid var(--line);border-radius:4px;padding:1.2rem 1.3rem .4rem;margin:0 0 1.6rem}
.document p{white-space:pre-line}
.document h3{margin-top:1.5rem}
.document>:first-child{margin-top:0}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,21rem),1fr));gap:1.3rem;list-style:none;padding:0;margin:0 0 1.6rem}
.card{border:1px solid var(--line);border-radius:6px;padding:1.1rem 1.2rem .3rem;margin:0;display:flex;flex-direction:column}
.card h2{margin:0 0 .5rem;font-size:1.2rem}
.card .summary>div{grid-template-columns:minmax(7.5rem,1fr) 2fr}
.filters{display:flex;flex-wrap:wrap;align-items:flex-end;gap:.4rem 1.1rem;background:var(--wash);border:1px solid var(--hair);border-radius:6px;padding:1rem 1.1rem;margin:0 0 1.4rem}
.filters .field{margin:0;flex:1 1 12rem;max-width:20rem}
.filters button{margin:0}
.filters a{padding:.6rem 0}
.lines{white-space:pre-line}
.large main{font-size:1.25rem}
.side-by-side table{table-layout:fixed}
.away{position:absolute;left:-999rem}
.plainly{font-weight:400;font-size:1rem}
input[type=file]{font:inherit;max-width:100%}
.back{margin:1.2rem 0 -.6rem}
.actions{margin-top:1.8rem;padding-top:1.2rem;border-top:1px solid var(--hair)}
.row{border:1px solid var(--hair);border-radius:6px;padding:.4rem 1rem .6rem;margin:0 0 1.1rem}
.row>legend{padding:0 .4rem}
.tasks{list-style:none;padding:0;margin:0 0 1.6rem;border-top:1px solid var(--hair)}
.tasks li{display:flex;justify-content:space-between;align-items:flex-start;flex-wrap:wrap;gap:.4rem 1.2rem;margin:0;padding:.7rem 0;border-bottom:1px solid var(--hair);max-width:none}
.tasks li>:first-child{flex:1 1 9rem;min-width:0}
.tasks li>:last-child{flex:none;text-align:right}
.tasks a{font-weight:650}
main button.plain{color:var(--link)}
main button.plain:hover{background:none;color:var(--link-hover)}
.tasks .hint{display:block;margin:.1rem 0 0}
.change{margin-top:-.6rem}
article{border-top:2px solid var(--hair);margin-top:1.6rem}
details{margin:0 0 1.1rem}
summary{cursor:pointer;padding:.5rem 0;font-weight:650}
@media (max-width:34rem){.scroll table,.scroll tbody,.scroll caption,.scroll tr,.scroll th,.scroll td{display:block}.scroll thead{position:absolute;left:-999rem}.scroll tr{padding:.5rem 0;border-bottom:1px solid var(--hair)}.scroll th,.scroll td{border:0;padding:.1rem 0}.scroll td[data-heading]::before{content:attr(data-heading) ": ";color:var(--soft)}.scroll .number{text-align:left}h1{font-size:1.5rem}.summary>div,.card .summary>div{grid-template-columns:1fr}button,.button{width:100%;text-align:center}button.plain,.site button{width:auto}.product{margin-left:.4rem;padding-left:.4rem}}
@media print{:root{--paper:#fff;--ink:#000;--soft:#333;--hair:#999}html{font-size:11pt}.site{background:none;color:#000;border-bottom:1px solid #000}.site-tools,.skip,.foot ul,button,.progress{display:none}a{color:#000}.note,.tag{background:none}.scroll{overflow:visible}h1,h2,h3{break-after:avoid}tr,.summary>div,.note,.card{break-inside:avoid}.filters,.no-print,.change,.back{display:none}.large main{font-size:15pt}article{break-inside:avoid}}
`.trim();

/** What the content security policy must say for `style` to apply, and nothing else. */
export const styleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

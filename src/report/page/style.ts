// SPDX-License-Identifier: GPL-2.0-only
// The page's style sheet: one column, light and dark, from 320 pixels up.

export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fdfdfc; --ink: #1c1f23; --muted: #5a616b; --rule: #c9cdd2; --hair: #e6e8eb; --shade: #f3f4f5;
  --link: #0b4f9c; --good: #1d6b34; --bad: #a61b1b; --bad-shade: #fbeceb;
  --port: #2f6db3; --native: #b4bac2; --dot: #14181c;
  --line-0: #8a94a0; --line-1: #2f6db3; --line-2: #b3541e; --line-3: #3f7d4e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15171a; --ink: #e2e4e7; --muted: #9aa2ac; --rule: #444a52; --hair: #2a2e33; --shade: #1d2024;
    --link: #8cbcf2; --good: #7cc48f; --bad: #f08d86; --bad-shade: #35201f;
    --port: #5a96d8; --native: #5b636d; --dot: #f2f4f6;
    --line-0: #8a94a0; --line-1: #6ba4e2; --line-2: #e0915f; --line-3: #79b98a;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 70rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Liberation Sans", "DejaVu Sans", sans-serif;
}
a { color: var(--link); text-underline-offset: 2px; }
code, pre { font: 0.88em/1.45 ui-monospace, "Liberation Mono", "DejaVu Sans Mono", monospace; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; }
section > h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
p { margin: .5rem 0; }
.lead, .facts { color: var(--muted); max-width: 52rem; }
.facts { font-size: .9rem; }
.answers { display: grid; grid-template-columns: 1fr 1fr 1.6fr; gap: .75rem; margin-top: 1rem; }
.answer { border: 1px solid var(--rule); border-left: 4px solid var(--rule); padding: .6rem .9rem .7rem; min-width: 0; }
.answer h2 { font-size: .85rem; font-weight: 600; margin: 0 0 .2rem; }
.answer p { margin: 0; }
.answer strong { font-size: 1.3rem; line-height: 1.3; }
.answer.good { border-left-color: var(--good); }
.answer.bad { border-left-color: var(--bad); }
.answer.good strong { color: var(--good); }
.answer.bad strong { color: var(--bad); }
.answer th, .answer td { border: 0; padding-top: .05rem; padding-bottom: .05rem; }
.answer tbody th { min-width: 0; }
.scroll { overflow-x: auto; margin: .75rem 0 1.25rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { padding: .22rem .6rem; text-align: left; vertical-align: baseline; border-bottom: 1px solid var(--hair); }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--muted); font-weight: 600; border-bottom: 1px solid var(--rule); white-space: nowrap; }
tbody th { font-weight: 400; overflow-wrap: anywhere; min-width: 9rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tr.total th, tr.total td { font-weight: 600; border-top: 1px solid var(--rule); border-bottom: 0; }
tr.group th { font-weight: 600; padding-top: .7rem; }
tr.bad th, tr.bad td { background: var(--bad-shade); }
tr.bad th { box-shadow: -4px 0 var(--bad-shade), -7px 0 var(--bad); }
.meter { display: inline-flex; align-items: center; justify-content: flex-end; gap: .5rem; }
.meter .value { min-width: 3.6rem; }
.bar { width: 5rem; height: .45rem; background: var(--hair); }
.bar span { display: block; height: 100%; background: var(--port); }
.upright { text-align: center; padding: .22rem .3rem; }
thead th { vertical-align: bottom; }
thead .upright span { writing-mode: vertical-rl; transform: rotate(180deg); }
.shares { display: flex; width: 100%; min-width: 8rem; height: .7rem; background: var(--hair); vertical-align: -1px; }
.shares .passed { background: var(--good); }
.shares .failed { background: var(--bad); }
.shares .hold { background: var(--good); }
.shares .known-to-differ { background: var(--line-2); }
.shares .differ { background: var(--bad); }
.shares .kill { background: var(--dot); }
details { margin: .4rem 0; }
summary { cursor: pointer; color: var(--link); }
.missing, .warning { border-left: 4px solid var(--rule); background: var(--shade); padding: .6rem .9rem; }
.warning { border-left-color: var(--bad); }
.failures { padding-left: 1.4rem; }
.failures li { margin-bottom: 1rem; }
.failures p { margin: .15rem 0; }
.status { color: var(--bad); }
pre { margin: .4rem 0; padding: .6rem .8rem; background: var(--shade); overflow: auto; max-height: 24rem; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: .75rem 0 .5rem; font-size: .9rem; }
.swatch { display: inline-block; width: .8rem; height: .8rem; margin-right: .4rem; vertical-align: -1px; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1rem 1.5rem; }
figure { margin: 0; min-width: 0; }
figcaption { font-size: .9rem; font-weight: 600; }
.note { display: block; font-weight: 400; color: var(--muted); font-size: .85rem; min-height: 2.6em; line-height: 1.3; }
figure svg { display: block; width: 100%; height: auto; }
footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--rule); color: var(--muted); font-size: .85rem; }
@media (max-width: 48rem) { .answers { grid-template-columns: 1fr; } }
@media (max-width: 34rem) { body { font-size: 14px; } .bar, .minor { display: none; } .meter .value { min-width: 0; } th, td { padding: .22rem .35rem; } tbody th { min-width: 6.5rem; } .note { min-height: 0; } }
`;

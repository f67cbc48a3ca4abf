/** The look of all pages: light and dark by the reader's choice, one column on a phone, everything open on paper. */
export const pageStyle: string = `
:root {
  color-scheme: light dark;
  --ground: #fff; --raised: #f6f8fa; --line: #d1d9e0; --text: #1f2328; --faint: #59636e;
  --good: #1a7f37; --good-ground: #dafbe1; --bad: #cf222e; --bad-ground: #ffebe9;
  --warn: #9a6700; --warn-ground: #fff8c5; --accent: #0969da; --accent-ground: #ddf4ff; --bar: #54aeff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0d1117; --raised: #151b23; --line: #3d444d; --text: #f0f6fc; --faint: #9198a1;
    --good: #3fb950; --good-ground: #12261e; --bad: #f85149; --bad-ground: #301b1e;
    --warn: #d29922; --warn-ground: #272115; --accent: #4493f8; --accent-ground: #121d2f; --bar: #388bfd;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; margin: 2rem 0 .6rem; }
p { margin: .4rem 0; }
code, pre, .id { font-family: ui-monospace, SFMono-Regular, "Cascadia Mono", "DejaVu Sans Mono", monospace; }
code { font-size: .9em; overflow-wrap: anywhere; }
a { color: var(--accent); }
.kicker { color: var(--faint); font-size: .85rem; margin: 0 0 .25rem; }
.lead { font-size: 1.02rem; }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .2rem 1rem; margin: 1rem 0 0; }
.facts dt { color: var(--faint); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.chip { display: inline-block; min-width: 5.2rem; padding: .05rem .5rem; border-radius: 1rem; border: 1px solid var(--line); font-size: .8rem; line-height: 1.45; text-align: center; white-space: nowrap; }
.chip.good { color: var(--good); background: var(--good-ground); border-color: currentColor; }
.chip.bad { color: var(--bad); background: var(--bad-ground); border-color: currentColor; font-weight: 600; }
.chip.warn { color: var(--warn); background: var(--warn-ground); border-color: currentColor; }
.chip.accent { color: var(--accent); background: var(--accent-ground); border-color: currentColor; }
.chip.faint { color: var(--faint); border-style: dashed; }
h1 .chip { font-size: .9rem; vertical-align: .25rem; margin-left: .5rem; min-width: 0; padding: .1rem .7rem; }
.note { border-left: 4px solid var(--line); background: var(--raised); padding: .6rem .9rem; margin: 1rem 0; border-radius: 0 .4rem .4rem 0; overflow-wrap: anywhere; }
.note.bad { border-color: var(--bad); background: var(--bad-ground); }
.note.warn { border-color: var(--warn); background: var(--warn-ground); }
.note.good { border-color: var(--good); background: var(--good-ground); }
.steps { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: .5rem; overflow: hidden; }
.steps > li { display: grid; grid-template-columns: 6rem minmax(0, 1fr) max-content; align-items: start; gap: 0 .9rem; padding: .5rem .9rem; border-top: 1px solid var(--line); break-inside: avoid; }
.steps.both > li { grid-template-columns: 6rem 6.6rem minmax(0, 1fr) max-content; }
.steps > li:first-child { border-top: 0; }
.steps > li.head { background: var(--raised); color: var(--faint); font-size: .8rem; padding-block: .3rem; }
.steps > li.inner { background: color-mix(in srgb, var(--raised) 70%, transparent); }
.steps > li.skip .body { color: var(--faint); }
.steps > li.return { display: block; text-align: center; color: var(--bad); background: var(--bad-ground); font-weight: 600; border-top: 2px solid var(--bad); padding-block: .3rem; }
.steps > li.return.inner { font-weight: 400; color: var(--warn); background: var(--warn-ground); border-top: 1px dashed var(--warn); font-size: .85rem; }
.body { min-width: 0; overflow-wrap: anywhere; }
.d1 { padding-left: 1.1rem; } .d2 { padding-left: 2.2rem; } .d3 { padding-left: 3.3rem; }
.id { font-weight: 600; font-size: .9rem; }
.does { color: var(--faint); font-size: .85rem; margin-left: .5rem; }
.title { display: block; }
.change, .undo, .why { display: block; font-size: .9rem; }
.arrow { color: var(--accent); font-weight: 700; padding: 0 .35rem; }
.undo, .why { color: var(--faint); }
.undo::before { content: "\\21B6\\00A0"; }
.error { display: block; color: var(--bad); font-size: .9rem; }
.time { color: var(--faint); font-size: .85rem; font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
.time b { color: var(--text); font-weight: 500; }
details { margin: .25rem 0 0; }
summary { cursor: pointer; color: var(--faint); font-size: .85rem; width: fit-content; }
details.section > summary { color: var(--text); font-size: 1.05rem; font-weight: 600; margin: 2rem 0 .6rem; }
pre { margin: .3rem 0 0; padding: .6rem .8rem; background: var(--raised); border: 1px solid var(--line); border-radius: .4rem; font-size: .8rem; line-height: 1.45; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 28rem; overflow: auto; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .8rem .25rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
th { color: var(--faint); font-weight: 400; white-space: nowrap; border-top: 0; }
td.word { white-space: nowrap; }
.picture { border: 1px solid var(--line); border-radius: .5rem; padding: .4rem .6rem; }
svg { display: block; }
svg text { font: 12px system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; fill: var(--text); }
svg text.strong { font-weight: 600; } svg tspan { font-weight: 400; fill: var(--faint); }
svg text.faint { fill: var(--faint); }
svg text.bad, svg .bad { fill: var(--bad); }
svg .edge { fill: none; stroke: var(--line); stroke-width: 2; }
svg .grid { stroke: var(--line); stroke-dasharray: 2 4; }
svg .cut { stroke: var(--bad); stroke-dasharray: 6 4; stroke-width: 1.5; }
svg .cut.inner { stroke: var(--warn); stroke-width: 1; }
svg .node { stroke-width: 2; fill: var(--ground); stroke: var(--faint); }
svg .node.good { stroke: var(--good); fill: var(--good); } svg .node.bad { stroke: var(--bad); fill: var(--bad); }
svg .node.warn { stroke: var(--warn); fill: var(--warn-ground); } svg .node.accent { stroke: var(--accent); fill: var(--accent); }
svg .node.faint { stroke: var(--line); } svg .node.plain { stroke: var(--faint); fill: var(--faint); }
svg .bar { fill: var(--bar); } svg .bar.good { fill: var(--good); } svg .bar.bad { fill: var(--bad); }
svg .bar.warn { fill: var(--warn); } svg .bar.faint { fill: var(--faint); } svg .bar.plain { fill: var(--faint); }
svg .frame { fill: var(--line); }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; color: var(--faint); font-size: .8rem; margin: .4rem 0 0; }
.legend i { display: inline-block; width: .7rem; height: .7rem; border-radius: .15rem; margin-right: .35rem; vertical-align: -.05rem; background: var(--faint); }
.legend i.good { background: var(--good); } .legend i.bad { background: var(--bad); } .legend i.warn { background: var(--warn); }
.legend i.accent { background: var(--accent); } .legend i.round { border-radius: 50%; }
footer { color: var(--faint); font-size: .8rem; margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .7rem; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  main { padding: 1rem .8rem 2rem; }
  h1 { font-size: 1.25rem; }
  h1 .chip { margin-left: 0; display: table; margin-top: .4rem; }
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .facts dd { margin-bottom: .4rem; }
  .steps > li, .steps.both > li { grid-template-columns: max-content max-content minmax(0, 1fr); gap: .15rem .5rem; padding: .5rem .7rem; }
  .steps > li > .body { grid-column: 1 / -1; grid-row: 2; padding-left: 0; }
  .steps > li > .time { grid-column: 3; }
  .steps > li.head { display: none; }
  .steps > li.inner { border-left: 3px solid var(--line); }
  .chip { min-width: 0; }
}
@media print {
  :root { --ground: #fff; --raised: #fff; --line: #bbb; --text: #000; --faint: #444; --good: #1a7f37; --bad: #b00; --warn: #7a5200; --accent: #0550ae; --good-ground: #fff; --bad-ground: #fff; --warn-ground: #fff; --accent-ground: #fff; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  details::details-content { content-visibility: visible; display: block; }
  pre { max-height: none; overflow: visible; }
  h2, summary { break-after: avoid; }
  .chip, .note, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`.trim();

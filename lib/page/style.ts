/** The style of every page: inline, with its hash in the policy. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f4f5f8; --surface: #fff; --text: #1b1f27; --muted: #566073; --line: #dde1e9;
  --accent: #3350c9; --soft: #eef1fd; --alarm: #b3261e; --alarm-soft: #fdecea;
  --warning: #7a4a00; --warning-soft: #fdf1dc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12151b; --surface: #1b1f27; --text: #e8ebf1; --muted: #a3adbf; --line: #333b49;
    --accent: #9db0ff; --soft: #242c45; --alarm: #ffb4ab; --alarm-soft: #43201d;
    --warning: #f5c877; --warning-soft: #3b2d12;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 3rem 1.25rem; max-width: 46rem;
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  color: var(--text); background: var(--page); overflow-wrap: anywhere;
}
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .75rem; letter-spacing: -.015em; text-wrap: balance; }
h2 { font-size: 1rem; line-height: 1.4; margin: 2rem 0 .5rem; }
p { margin: 0; }
a { color: var(--accent); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: .25rem; }
code, .references dd, .slug { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { padding: .1em .35em; border-radius: .3em; background: var(--soft); }
.card { padding: 2.25rem 2.5rem 2.5rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--surface); }
.status {
  display: inline-block; margin-bottom: 1rem; padding: .15rem .7rem; border-radius: 1rem;
  font-size: .875rem; font-weight: 600; color: var(--alarm); background: var(--alarm-soft);
}
.status.client { color: var(--warning); background: var(--warning-soft); }
.lead { font-size: 1.125rem; color: var(--muted); }
ul { margin: 0; padding: 0; list-style: none; }
.steps li { position: relative; padding-left: 1.5rem; }
.steps li + li { margin-top: .5rem; }
.steps li::before {
  content: ""; position: absolute; left: .2rem; top: .55em; width: .5rem; height: .5rem;
  border: solid var(--accent); border-width: 2px 2px 0 0; rotate: 45deg;
}
dl { margin: 0; }
dt { font-size: .875rem; color: var(--muted); }
dd { margin: 0; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: 1rem; margin-top: 2rem; padding: 1.1rem 1.25rem; border-radius: .75rem; background: var(--soft); }
.facts dd { font-weight: 600; font-variant-numeric: tabular-nums; }
.again { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1rem; margin-top: 1rem; font-size: .875rem; color: var(--muted); }
.detail { padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--line); color: var(--muted); }
.references div { display: grid; grid-template-columns: 8rem 1fr; gap: 0 1rem; padding: .4rem 0; border-bottom: 1px solid var(--line); align-items: baseline; }
.more { margin-top: 1.75rem; }
.back { margin-bottom: 1.25rem; }
.slug { color: var(--muted); }
h1 + .slug { margin: -.25rem 0 1rem; }
.plain li { padding: .4rem 0; border-bottom: 1px solid var(--line); }
.quoted { padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: .75rem; }
.quoted p { margin-bottom: .5rem; }
form { display: flex; gap: .5rem; margin: 1.5rem 0 .75rem; }
form label { flex: 1; font-size: .875rem; font-weight: 600; }
input { display: block; width: 100%; height: 2.75rem; margin-top: .25rem; padding: 0 .9rem; }
input, button, .again a { font: 400 1rem system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: inherit; background: var(--surface); border: 1px solid var(--muted); border-radius: .6rem; }
button, .again a { align-self: end; height: 2.75rem; padding: 0 1.25rem; font-weight: 600; line-height: 2.625rem; color: var(--surface); background: var(--accent); border-color: var(--accent); text-decoration: none; cursor: pointer; }
[aria-disabled=true] { color: var(--muted); background: none; border: 1px dashed var(--muted); cursor: not-allowed; }
details { margin-top: 2rem; }
summary { font-weight: 600; cursor: pointer; }
.count { font-size: .875rem; color: var(--muted); }
.nothing { margin-top: 1.5rem; }
.types { border: 1px solid var(--line); border-radius: 1rem; background: var(--surface); overflow: hidden; }
.types li { position: relative; display: grid; grid-template-columns: 3.5rem 1fr; gap: 0 1rem; margin-top: -1px; padding: .9rem 1.25rem; border-top: 1px solid var(--line); }
.types li:hover { background: var(--soft); }
.types .status { align-self: start; margin: .1rem 0 0; padding: .1rem 0; text-align: center; }
.types a { font-weight: 600; text-decoration: none; }
.types a::after { content: ""; position: absolute; inset: 0; }
.types a:hover { text-decoration: underline; }
.types p + p { font-size: .9375rem; color: var(--muted); }
@media (max-width: 34rem) {
  body { padding: 1rem .75rem 2rem; }
  .card { padding: 1.5rem 1.25rem; }
  h1 { font-size: 1.5rem; }
  .references div { grid-template-columns: 1fr; }
  .types li { padding: .8rem 1rem; }
}
@media (forced-colors: active) { .status, button, .again a { border: 1px solid; } }
`;

import type { PlannedStep, SavedPlan } from '../../plan/plan.ts';
import { formatElapsed } from '../elapsed.ts';
import { obstacleGroups } from '../obstacle-groups.ts';
import { guardSentences } from '../plan-guard.ts';
import {
  approvalText,
  expectedText,
  minuteText,
  observedText,
  planSentence,
  planTitle,
  requireWord,
  show,
  verdictWord,
} from '../plan-words.ts';
import { markup } from './markup.ts';
import type { Content, Markup } from './markup.ts';
import { chip, factList, folded, page } from './page.ts';
import { railSvg } from './rail.ts';
import {
  changeLine,
  commitRow,
  depthClass,
  detailBlock,
  inputBlock,
  railStep,
  stepHead,
  undoLine,
} from './step-card.ts';

/** A plan as one page that needs nothing else: for a review. */
export function planPage(plan: SavedPlan): string {
  const { bound, forecast } = plan;
  const root = bound.program.runbooks[bound.program.root];
  const body = markup`<p class="kicker">Plan: nothing was changed to make it</p>
    <h1>${planTitle(plan)}</h1>
    ${root !== undefined && markup`<p class="lead">${root.summary}</p>`}
    <p>${planSentence(plan)}</p>
    ${obstacles(plan)} ${facts(plan)} ${approvals(plan)} ${requires(forecast.requires)}
    <h2>Steps</h2>
    ${stepList(forecast.steps)}
    ${
      forecast.finally.length > 0 &&
      markup`<h2>Finally, whatever the outcome</h2>
        ${stepList(forecast.finally)}`
    }
    <h2>If it goes wrong</h2>
    <ul>${guardSentences(plan).map((sentence) => markup`<li>${sentence}</li>`)}</ul>
    <h2>Graph</h2>
    <div class="picture">
      ${railSvg(
        forecast.steps.map((step) => railStep(step, verdictWord(step).tone)),
        `Steps of ${bound.runbook}`,
      )}
    </div>
    ${legend} ${folded('What is compared when the plan is run', comparedTables(plan))}`;
  const foot = markup`runbook ${bound.engine}, plan of ${minuteText(plan.createdAt)}, to be used until
  ${minuteText(plan.expiresAt)}`;
  return page(`Plan: ${planTitle(plan)}`, body, foot);
}

const legend: Markup = markup`<p class="legend">
  <span><i class="accent"></i>changes something</span><span><i class="round"></i>reads</span
  ><span><i class="warn"></i>asks, or not known yet</span>
</p>`;

function obstacles({ forecast }: SavedPlan): Content {
  if (forecast.obstacles.length === 0) return undefined;
  return markup`<div class="note bad">
    <b>In the way</b
    >${obstacleGroups(forecast).map(
      ({ keys, message, help }) =>
        markup`<p><code>${keys.join(', ')}</code> ${message}${help !== undefined && markup`<br /><b>help</b> ${help}`}</p>`,
    )}
  </div>`;
}

function facts(plan: SavedPlan): Markup {
  const { bound, forecast } = plan;
  const code = (values: readonly string[]): Content =>
    values.length === 0
      ? 'none'
      : values.map((value, index) => markup`${index > 0 && ', '}<code>${value}</code>`);
  return factList([
    ['made', `${minuteText(plan.createdAt)} by ${plan.by}`],
    ['expires', minuteText(plan.expiresAt)],
    ['takes', forecast.expected === undefined ? undefined : expectedText(forecast.expected)],
    ['inputs', code(Object.entries(bound.inputs).map(([name, value]) => `${name}=${show(value)}`))],
    ['locks', code(bound.locks.map(({ name, target }) => `${name} on ${target}`))],
    ['secrets', code(forecast.secrets)],
  ]);
}

function approvals(plan: SavedPlan): Content {
  const { approvals: keys, steps } = plan.forecast;
  if (keys.length === 0) return undefined;
  const question = (key: string): string | undefined => steps.find((step) => step.key === key)?.after;
  return markup`<h2>Approvals</h2>
    ${keys.map(
      (key) =>
        markup`<div class="note warn">
          <b>${question(key) ?? key}</b>
          <p><code>${key}</code> ${approvalText(plan, key)}</p>
        </div>`,
    )}`;
}

function requires(steps: readonly PlannedStep[]): Content {
  if (steps.length === 0) return undefined;
  const rows = steps.map((step) => {
    const { word, tone } = requireWord(step);
    return markup`<li>
      ${chip(word, tone)}
      <div class="body">
        ${stepHead(step)}${step.obstacle !== undefined && markup`<span class="error">${step.obstacle}</span>`}
      </div>
      <div class="time">${observedText(step)}</div>
    </li>`;
  });
  return markup`<h2>Requires</h2>
    <ol class="steps">
      ${rows}
    </ol>`;
}

function stepList(steps: readonly PlannedStep[]): Markup {
  return markup`<ol class="steps">
    ${steps.map((step) => [stepRow(step), commitRow(step)])}
  </ol>`;
}

function stepRow(step: PlannedStep): Markup {
  const { word, tone } = verdictWord(step);
  const { expected, obstacle, verdict, depth } = step;
  return markup`<li class="${verdict}${depth > 0 && ' inner'}">
    ${chip(word, tone)}
    <div class="body${depthClass(depth)}">
      ${stepHead(step)}${changeLine(step)}${detailBlock(step)}${obstacle !== undefined && markup`<span class="error">in the way: ${obstacle}</span>`}${undoLine(step)}${verdict !== 'skip' && inputBlock(step)}
    </div>
    <div class="time">${expected !== undefined && markup`≈ ${formatElapsed(expected.median)}`}</div>
  </li>`;
}

function comparedTables({ bound, forecast }: SavedPlan): Markup {
  const files = bound.sources.map(
    ({ path, sha256 }) =>
      markup`<tr>
        <td>${path}</td>
        <td><code>${sha256.slice(0, 16)}…</code></td>
      </tr>`,
  );
  const seen = Object.entries(forecast.facts).flatMap(([key, values]) =>
    Object.entries(values).map(
      ([name, value]) =>
        markup`<tr>
          <td>${key}</td>
          <td>${name}</td>
          <td><code>${show(value)}</code></td>
        </tr>`,
    ),
  );
  return markup`<table>
      <tr>
        <th>File</th>
        <th>sha256</th>
      </tr>
      ${files}
    </table>
    <p></p>
    <table>
      <tr>
        <th>Seen at</th>
        <th>What</th>
        <th>Value</th>
      </tr>
      ${seen}
    </table>`;
}

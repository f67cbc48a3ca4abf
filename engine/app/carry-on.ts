import type { EventBody, ResumeVerb } from '../journal/event.ts';
import { createMasker } from '../journal/mask.ts';
import type { BoundPlan } from '../plan/plan.ts';
import { PortError } from '../ports/port-error.ts';
import type { RunState } from '../run/state.ts';
import { parseKey } from '../run/step-key.ts';
import { commitInDoubt } from './commit-in-doubt.ts';
import { infrastructurePlace } from './compose-infrastructure.ts';
import { journalStore, openPorts } from './compose.ts';
import type { OpenPorts } from './compose.ts';
import { refuse, refuseOn } from './refusal.ts';
import { refuseRun, replay } from './read-run.ts';
import type { StoredRunFacts } from './read-run.ts';
import type { RunEnd } from './run-observer.ts';
import { runSession } from './session.ts';
import type { Participation } from './session.ts';
import { sourcesThatDiffer } from './sources-that-differ.ts';
import type { EnvironmentVariables } from './state-directory.ts';
import { maskTouched, touchedSecrets } from './touched-secrets.ts';
import { engineVersion } from './version.ts';
import { whoAmI } from './who.ts';
import { tellMonitoring } from './tell-monitoring.ts';

/** An existing run that is to go on. */
export interface CarryOnRequest extends Participation {
  readonly run: string;
  readonly verb: ResumeVerb;
  /** Absolute. */
  readonly stateDirectory: string;
  readonly env: EnvironmentVariables;
  /** For `rollback`: steps whose undo was repaired by hand, with the reason. */
  readonly skip?: Readonly<Record<string, string>>;
  /** For `rollback`: also what lies before the point of no return. */
  readonly pastCommit?: boolean;
}

/** Takes a run over and works on it, using only what its journal holds. Throws a Refusal when it is left as it is. */
export async function carryOn(request: CarryOnRequest): Promise<RunEnd> {
  const { run, stateDirectory, env, observer } = request;
  const { journal, read } = await journalStore(stateDirectory).open(run).catch(refuseRun);
  let ports: OpenPorts | undefined;
  try {
    const facts = replay(run, read);
    const opening = openingOf(request, facts);
    const { environment, folder } = facts.plan;
    ports = openPorts({ environment, folder, stateDirectory, env });
    for (const path of sourcesThatDiffer(facts.plan)) {
      observer({ kind: 'remark', message: `${path} is not what it was; the run goes on as it was planned` });
    }
    await endLeftovers({ plan: facts.plan, stateDirectory }, ports, run).catch(refuseOn('RB707', 7));
    const masker = createMasker();
    const opened = ports;
    const touched = touchedSecrets(facts.plan.program, facts.state);
    await maskTouched(touched, () => opened.secrets(), masker, observer);
    const end = await runSession({ ...request, ...facts, journal, opening, ports, masker, by: whoAmI() });
    await tellMonitoring(request, environment, stateDirectory);
    return end;
  } catch (error) {
    await ports?.close();
    await journal.close().catch(() => {}); // The session closes it too, where it got that far.
    throw error;
  }
}

async function endLeftovers(
  { plan, stateDirectory }: { readonly plan: BoundPlan; readonly stateDirectory: string },
  ports: OpenPorts,
  run: string,
): Promise<void> {
  const { environment, pendingTargets = [] } = plan;
  if (environment.infrastructure !== undefined) await infrastructurePlace(stateDirectory).endLeftovers(run);
  for (const name of Object.keys(environment.targets)) {
    const target = await ports.target(name).catch((error: unknown) => {
      // What the run had not made yet has no left-overs.
      if (pendingTargets.includes(name) && error instanceof PortError && error.kind === 'not-found')
        return undefined;
      throw error;
    });
    await target?.endLeftovers(run);
  }
  if (environment.containers !== undefined) await endContainers(ports, run);
}

/** What does not answer runs nothing of it: a deployment that is not there yet, or an engine that is down. */
async function endContainers(ports: OpenPorts, run: string): Promise<void> {
  try {
    await (await ports.containers()).endLeftovers(run);
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
  }
}

function openingOf(request: CarryOnRequest, facts: StoredRunFacts): readonly EventBody[] {
  const { verb, skip, pastCommit } = request;
  const { state } = facts;
  checkVerb(request, state);
  checkCommit(request, facts);
  const by = whoAmI();
  const resumed: EventBody = {
    event: 'run-resumed',
    verb,
    by,
    engine: engineVersion,
    ...(skip === undefined ? {} : { skip }),
    ...(pastCommit === undefined ? {} : { pastCommit }),
  };
  switch (verb) {
    case 'resume':
    case 'rollback':
      return [resumed];
    case 'cancel':
      return [resumed, { event: 'cancel-requested', by }];
    case 'approve':
      return [resumed, ...asked(state).map((step) => ({ event: 'approval-given', step, by }) as const)];
    case 'deny':
      return [
        resumed,
        ...asked(state)
          .slice(0, 1)
          .map((step) => ({ event: 'approval-denied', step, by }) as const),
      ];
  }
}

/** Steps that wait for agreement. */
export function asked(state: RunState): readonly string[] {
  return Object.keys(state.active).filter((key) => state.steps[key]?.status === 'asking');
}

function checkVerb({ run, verb, skip, pastCommit }: CarryOnRequest, state: RunState): void {
  const ended = state.phase === 'ended';
  if (state.resolved !== undefined) {
    throw refuse('RB806', `run ${run} was closed by hand: ${state.resolved.reason}`);
  }
  if (ended && verb !== 'rollback') {
    throw refuse('RB806', `run ${run} has ended: ${state.outcome ?? ''}`);
  }
  if (ended && !hasUndoLeft(state, pastCommit === true)) {
    throw refuse('RB806', `run ${run} has ended (${state.outcome ?? ''}) and has nothing to roll back`, {
      help: hasUndoLeft(state, true)
        ? 'what lies before its point of no return needs --past-commit'
        : undefined,
    });
  }
  for (const step of Object.keys(skip ?? {})) {
    if (state.undo.some((entry) => entry.step === step)) continue;
    throw refuse('RB806', `run ${run} has no undo of a step \`${step}\``, {
      help: state.undo.map((entry) => entry.step).join(', '),
    });
  }
  if ((verb === 'approve' || verb === 'deny') && asked(state).length === 0) {
    throw refuse('RB806', `run ${run} waits for no approval`, { help: `\`runbook resume ${run}\`` });
  }
}

/** Only somebody who was shown what may be lost undoes it; whoever resumes has the step looked at. */
function checkCommit({ run, verb, pastCommit }: CarryOnRequest, facts: StoredRunFacts): void {
  if ((verb !== 'rollback' && verb !== 'cancel') || pastCommit === true) return;
  const step = commitInDoubt(facts);
  if (step === undefined) return;
  throw refuse(
    'RB806',
    `run ${run} was cut off in \`${step}\`, its point of no return, and may have passed it`,
    {
      help: `\`runbook resume ${run}\` finds out and goes on; \`runbook rollback ${run} --past-commit\` undoes it all the same`,
    },
  );
}

function hasUndoLeft(state: RunState, pastCommit: boolean): boolean {
  return state.undo.some(
    ({ status, sealedBy }) =>
      status === 'failed' || status === 'blocked' || (pastCommit && status === 'sealed' && sealedBy === ''),
  );
}

/** A step by the name that people use: its key, or its id where only one step has it. */
export function stepNamed(state: RunState, name: string): string {
  const keys = state.undo.map((entry) => entry.step);
  return keys.find((key) => key === name) ?? keys.find((key) => parseKey(key).id === name) ?? name;
}

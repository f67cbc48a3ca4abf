import type { JsonObject } from '../runbook/json.ts';
import type { AttemptIdentity } from './transport.ts';

/** What a plan does to one resource. `replace` destroys it and makes another. */
export type ChangeKind = 'add' | 'change' | 'replace' | 'destroy' | 'forget';

/** One resource that a plan touches. */
export interface ResourceChange {
  /** Where it stands in the configuration: `aws_instance.host`. */
  readonly address: string;
  /** What it is: `aws_instance`. */
  readonly type: string;
  readonly kind: ChangeKind;
  /** The arguments that change, or for whose sake it is replaced; empty where all are new or gone. */
  readonly arguments: readonly ArgumentChange[];
}

/** One argument that changes: `instance_type`, or `root_block_device.0.encrypted`. */
export interface ArgumentChange {
  readonly name: string;
  /** What it is and what it becomes; undefined where that is long, secret or not known before. */
  readonly values: { readonly before: string; readonly after: string } | undefined;
}

/** A resource that is not as the last apply left it, and whose change was not planned here. */
export interface Drift {
  readonly address: string;
  /** Whether it is there no more. */
  readonly gone: boolean;
}

/** What applying would do. */
export interface InfrastructurePlan {
  readonly changes: readonly ResourceChange[];
  /** Names of outputs whose values would change. */
  readonly outputs: readonly string[];
  /** What somebody changed outside of Terraform. */
  readonly drift: readonly Drift[];
  /** What the environment says to the configuration and is no secret: `region = eu-central-1`. */
  readonly variables: readonly string[];
  /** SHA-256, hexadecimal, of what would be done, argument by argument and without secrets: equal plans have equal ones. */
  readonly fingerprint: string;
}

/** What to plan. */
export interface PlanWish {
  /** Everything goes, but what stands below one of `keep`, and what that needs. */
  readonly destroy: boolean;
  /** Addresses; each stands for everything below it as well. */
  readonly keep: readonly string[];
}

/** How somebody follows what is done. */
export interface Watch {
  readonly identity: AttemptIdentity;
  /** Receives whole lines. */
  readonly print: (text: string) => void;
  readonly signal: AbortSignal;
}

/** What applying brought. */
export interface AppliedPlan {
  readonly added: number;
  readonly changed: number;
  readonly destroyed: number;
}

/**
 * Machines, networks and stores that are made from a configuration. Failures reject with a PortError:
 * `not-found` where the program or the saved plan is missing, `refused` for missing or wrong credentials, a locked state and
 * a plan that is stale, `failed` for everything else. No message holds a secret.
 */
export interface Infrastructure {
  /** For messages: `terraform in /srv/terraform`. */
  readonly description: string;
  /** Types and addresses of resources that the environment says hold data. */
  readonly protect: readonly string[];
  /** Plans. With a name the plan is saved, in place of an older one of that name; otherwise nothing is left behind. */
  plan(wish: PlanWish, name: string | undefined, watch: Watch): Promise<InfrastructurePlan>;
  /** A plan that was saved, and not used yet. */
  saved(name: string, watch: Watch): Promise<InfrastructurePlan>;
  /** What the last plan of this name was made for; undefined where there never was one. */
  wishOf(name: string): Promise<PlanWish | undefined>;
  /** Carries out exactly the plan that was saved under this name. */
  apply(name: string, watch: Watch): Promise<AppliedPlan>;
  /** Removes a saved plan; none there is no error. */
  discard(name: string): Promise<void>;
  /** Outputs that are not secret, as the last apply left them, or with `refresh` as the world gives them now. */
  outputs(refresh: boolean, watch: Watch): Promise<JsonObject>;
  /** Resolves once nothing works on it any more: whoever was cancelled still lets go of locks. */
  close(): Promise<void>;
}

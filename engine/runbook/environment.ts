import type { Json, JsonObject } from './json.ts';
import type { SecretReference } from './runbook.ts';

/** Where steps run. Paths lie on the machine that the comment names. */
export type TargetSettings =
  | {
      readonly transport: 'local';
      /** Folder for locks and left-over processes; the transport's own choice when undefined. */
      readonly stateDirectory: string | undefined;
    }
  | {
      readonly transport: 'ssh';
      readonly address: string;
      readonly port: number;
      readonly user: string;
      /** On the engine's machine; `~/` is the home of who runs it. Undefined asks the ssh agent. */
      readonly identityFile: string | undefined;
      /** The only public key that is accepted. */
      readonly hostKey: string;
      /** On the target. */
      readonly stateDirectory: string | undefined;
    };

/** Where the services run. */
export type ContainersSettings =
  | { readonly kind: 'sandbox'; readonly directory: string }
  | {
      readonly kind: 'compose';
      readonly target: string;
      /** On that target. */
      readonly directory: string;
      readonly project: string | undefined;
    };

/** A place for objects. */
export type StoreSettings = (
  | { readonly kind: 'directory'; readonly path: string }
  | {
      readonly kind: 's3';
      readonly bucket: string;
      readonly region: string;
      /** Empty, or put before every key. */
      readonly prefix: string;
      readonly endpoint: string | undefined;
      readonly profile: string | undefined;
      readonly role: string | undefined;
    }
) &
  SealSettings;

/** Who can read what is kept in a store. */
export interface SealSettings {
  /** Public keys of age that backups are encrypted for; none leaves them as they are. */
  readonly recipients?: readonly string[];
  /** Where the identity is that decrypts them. */
  readonly identity?: SecretReference | undefined;
}

/** Where secret values come from. */
export type SecretsSettings =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'env'; readonly prefix: string }
  | { readonly kind: 'aws-secrets-manager'; readonly prefix: string; readonly region: string | undefined };

/** How people are told. */
export type MailSettings =
  | { readonly kind: 'outbox'; readonly path: string; readonly from: string; readonly to: readonly string[] }
  | {
      readonly kind: 'smtp';
      readonly host: string;
      readonly port: number;
      readonly from: string;
      readonly to: readonly string[];
      readonly user: string | undefined;
      readonly password: SecretReference | undefined;
      readonly tls: 'starttls' | 'implicit' | 'none';
    }
  | {
      readonly kind: 'ses';
      readonly from: string;
      readonly to: readonly string[];
      readonly region: string | undefined;
    };

/** What the places are made from. */
export interface InfrastructureSettings {
  readonly kind: 'terraform';
  /** The configuration, on the engine's machine. */
  readonly directory: string;
  /** What the configuration leaves open of where its state is kept. */
  readonly backend: Readonly<Record<string, string>> | undefined;
  /** Values of the configuration's variables. */
  readonly variables: JsonObject;
  /** Folder that providers are taken from, so that nothing is fetched. */
  readonly plugins: string | undefined;
  /** Types or addresses of resources that hold data, besides those that are known to. */
  readonly protect: readonly string[];
}

/** The PostgreSQL server among the services. */
export interface DatabaseSettings {
  readonly service: string;
  readonly database: string;
  readonly user: string;
}

/** Where measures of the runs go, for monitoring. */
export type MetricsSettings =
  | {
      readonly kind: 'textfile';
      /** On the engine's machine; ends with `.prom`. */
      readonly path: string;
    }
  | {
      readonly kind: 'otlp';
      /** Address of a collector, with the path that takes measures. */
      readonly endpoint: string;
    };

/** Values that expressions read as `vars`; texts may hold `{{ containers.<name> }}`. */
export type Vars = Readonly<Record<string, Json>>;

/** Where a runbook's names lead. Relative paths of the file were joined to its folder. */
export interface Environment {
  readonly name: string;
  readonly summary: string;
  /** Path of the file; empty for one that is built in. */
  readonly file: string;
  readonly targets: Readonly<Record<string, TargetSettings>>;
  readonly containers: ContainersSettings | undefined;
  readonly stores: Readonly<Record<string, StoreSettings>>;
  readonly secrets: SecretsSettings | undefined;
  readonly mail: MailSettings | undefined;
  readonly database: DatabaseSettings | undefined;
  readonly infrastructure?: InfrastructureSettings | undefined;
  readonly metrics: MetricsSettings | undefined;
  readonly vars: Vars;
}

/** How much a rule of `runbook lint` weighs. */
export type RuleWeight = 'off' | 'advice' | 'warning' | 'error';

/** How a runbook is simulated. */
export interface SimulationSettings {
  /** Why it is not; undefined for one that is. */
  readonly exempt: string | undefined;
  /** Path below `runbooks/` of a runbook that makes the state which the simulated one needs. */
  readonly prepare: string | undefined;
  /** Inputs by the name of the case. */
  readonly cases: Readonly<Record<string, JsonObject>>;
  /** What may be left behind by a run that was undone: paths below the host, `RUN` for the run's id. */
  readonly kept: readonly string[];
}

/** What holds for all runbooks of a folder. */
export interface Project {
  /** Name of the environment that is used when none is named. */
  readonly environment: string;
  readonly vars: Vars;
  /** Journals of ended runs are kept for `age` milliseconds, and at least `runs` of each runbook. */
  readonly retention: { readonly runs: number; readonly age: number };
  readonly lint: Readonly<Record<string, RuleWeight>>;
  /** By the name of the runbook. */
  readonly simulate: Readonly<Record<string, SimulationSettings>>;
}

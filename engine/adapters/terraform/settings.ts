import type { Transport } from '../../ports/transport.ts';
import type { JsonObject } from '../../runbook/json.ts';

/** Where Terraform works, and with what. */
export interface TerraformSettings {
  /** The machine of the engine. */
  readonly transport: Transport;
  /** The configuration; absolute. */
  readonly directory: string;
  /** What Terraform and the adapter keep between runs: providers, modules, saved plans; absolute, mode 0700. */
  readonly work: string;
  /** For `-backend-config`; undefined where the configuration says all of it. */
  readonly backend: Readonly<Record<string, string>> | undefined;
  readonly variables: JsonObject;
  /** See the port. */
  readonly protect: readonly string[];
  /** Providers are taken from here and nothing is fetched; undefined fetches. */
  readonly plugins: string | undefined;
  /** The engine's own environment, for the credentials in it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds that an interrupted Terraform may take to end what it is doing and to write its state; 5 minutes by default. */
  readonly patience?: number;
}

const passed =
  /^(?:AWS_[A-Z0-9_]+|(?:https?|no)_proxy|HTTPS?_PROXY|NO_PROXY|SSL_CERT_(?:FILE|DIR)|TF_PLUGIN_CACHE_DIR)$/;

/**
 * What Terraform inherits: credentials and the way to the net. Nothing that would change what is planned, such
 * as `TF_VAR_…` or `TF_CLI_ARGS`, and nothing that would make it print secrets, such as `TF_LOG`.
 */
export async function terraformEnvironment(settings: TerraformSettings): Promise<Record<string, string>> {
  const { env, work, transport } = settings;
  const inherited = Object.entries(env).filter(([name]) => passed.test(name));
  const configuration = env['TF_CLI_CONFIG_FILE'];
  const isThere = configuration !== undefined && (await transport.files.facts(configuration)) !== undefined;
  return {
    ...Object.fromEntries(inherited.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    ...(isThere ? { TF_CLI_CONFIG_FILE: configuration } : {}),
    TF_DATA_DIR: `${work}/data`,
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
  };
}

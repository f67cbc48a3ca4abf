import { systemClock } from '../adapters/system-clock.ts';
import { parseYaml } from '../parse/parse-yaml.ts';
import type { Mail } from '../ports/mail.ts';
import { PortError } from '../ports/port-error.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Environment, MailSettings } from '../runbook/environment.ts';
import { toValue } from '../validate/to-value.ts';
import type { EnvironmentVariables } from './state-directory.ts';

/** An environment that does not name what a step asks for. */
export function missing(what: string, { name }: Environment, help: string): PortError {
  return new PortError('not-found', `the environment ${name} names no ${what}`, { help });
}

/** Opens the store of secrets that an environment names. */
export async function openSecretStore(environment: Environment, env: EnvironmentVariables): Promise<Secrets> {
  const settings = environment.secrets;
  switch (settings?.kind) {
    case 'file': {
      const { FileSecrets } = await import('../adapters/secrets-file/file-secrets.ts');
      return new FileSecrets({
        path: settings.path,
        // JSON may hold characters that YAML does not take, and is what the store itself writes.
        parse: settings.path.endsWith('.json') ? JSON.parse : parsePlain,
        userId: process.geteuid?.(),
      });
    }
    case 'env': {
      const { EnvSecrets } = await import('../adapters/secrets-env/env-secrets.ts');
      return new EnvSecrets(env, settings.prefix);
    }
    case 'aws-secrets-manager': {
      const { AwsSecrets } = await import('../adapters/secrets-manager/aws-secrets.ts');
      return new AwsSecrets({ prefix: settings.prefix, region: settings.region });
    }
    case undefined:
      throw missing('secrets', environment, 'add `secrets:` to it');
  }
}

/** Messages name the file, not what is in it: these are secrets. */
function parsePlain(text: string): unknown {
  const tree = parseYaml({ path: 'secrets', text });
  if (!tree.ok) throw new Error('it is not valid YAML');
  return toValue(tree.value.root);
}

/** Opens the way by which an environment tells people. */
export async function openMail(environment: Environment, secrets: () => Promise<Secrets>): Promise<Mail> {
  const settings = environment.mail;
  switch (settings?.kind) {
    case 'outbox': {
      const { OutboxMail } = await import('../adapters/outbox/outbox-mail.ts');
      const { path, from, to } = settings;
      return new OutboxMail({ directory: path, from, to, now: () => systemClock.now() });
    }
    case 'smtp':
      return openSmtp(settings, secrets);
    case 'ses': {
      const { SesMail } = await import('../adapters/ses/ses-mail.ts');
      return new SesMail({ from: settings.from, to: settings.to, region: settings.region });
    }
    case undefined:
      throw missing('mail', environment, 'add `mail:` to it');
  }
}

async function openSmtp(
  settings: Extract<MailSettings, { readonly kind: 'smtp' }>,
  secrets: () => Promise<Secrets>,
): Promise<Mail> {
  const { SmtpMail } = await import('../adapters/smtp/smtp-mail.ts');
  const { host, port, from, to, user, tls } = settings;
  const read = settings.password === undefined ? undefined : await (await secrets()).read(settings.password);
  return new SmtpMail({ host, port, from, to, user, tls, password: read?.value });
}

import { PortError } from '../../ports/port-error.ts';
import type { Json } from '../../runbook/json.ts';
import { networkError } from './network-error.ts';

/** Milliseconds. A collector is beside the engine or not there; a run has ended and must not be held up. */
const patience = 5000;

/** What a collector says about what it did not take (opentelemetry-proto, `ExportMetricsPartialSuccess`). */
interface Answer {
  readonly partialSuccess?: { readonly rejectedDataPoints?: number | string; readonly errorMessage?: string };
}

/** Hands measures to a collector by OTLP over HTTP. Throws a PortError unless it took all of them. */
export async function postMetrics(endpoint: string, body: Json): Promise<void> {
  const { host, pathname } = new URL(endpoint);
  const where = `${host}${pathname}`;
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  }).catch((error: unknown) => {
    throw explained(where, error);
  });
  const text = await response.text().catch(() => '');
  if (!response.ok) {
    throw new PortError('failed', `${where} answers ${response.status} to measures: ${text.slice(0, 200)}`, {
      help: 'see `metrics.endpoint` of the environment; collectors take measures at /v1/metrics',
    });
  }
  const rejected = rejectedBy(text);
  if (rejected !== undefined)
    throw new PortError('failed', `${where} did not take all measures: ${rejected}`);
}

function explained(where: string, error: unknown): PortError {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new PortError('unreachable', `${where} does not answer within ${patience / 1000} s`);
  }
  // `fetch` says nothing itself; what happened is its cause.
  return networkError(where, error instanceof Error ? (error.cause ?? error) : error);
}

function rejectedBy(text: string): string | undefined {
  let answer: Answer;
  try {
    answer = JSON.parse(text) as Answer;
  } catch {
    // An empty answer, or one in another form, is as good as any.
    return undefined;
  }
  const { rejectedDataPoints = 0, errorMessage = '' } = answer.partialSuccess ?? {};
  return Number(rejectedDataPoints) > 0 ? errorMessage || `${rejectedDataPoints} were refused` : undefined;
}

import type { Json } from '../runbook/json.ts';
import type { Labels, MetricFamily } from './metrics.ts';

/** When measures were taken, and by which engine. */
export interface MeasuredBy {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly version: string;
}

/**
 * Measures as the body of an OTLP export request in JSON (opentelemetry-proto, `ExportMetricsServiceRequest`): names in
 * lower camel case, nanoseconds as text since no JSON number holds them.
 */
export function otlpMetrics(families: readonly MetricFamily[], { now, version }: MeasuredBy): Json {
  const timeUnixNano = `${BigInt(now) * 1_000_000n}`;
  return {
    resourceMetrics: [
      {
        resource: { attributes: attributes({ 'service.name': 'runbook', 'service.version': version }) },
        scopeMetrics: [
          {
            scope: { name: 'runbook', version },
            metrics: families.map(({ name, help, samples }) => ({
              name,
              description: help,
              gauge: {
                dataPoints: samples.map(([labels, value]) => ({
                  attributes: attributes(labels),
                  timeUnixNano,
                  asDouble: value,
                })),
              },
            })),
          },
        ],
      },
    ],
  };
}

function attributes(labels: Labels): Json {
  return Object.entries(labels).map(([key, value]) => ({ key, value: { stringValue: value } }));
}

import { metricsText, type MetricFamily } from '../report/metrics.ts';
import { otlpMetrics } from '../report/otlp-metrics.ts';
import type { MetricsSettings } from '../runbook/environment.ts';
import { clock } from './compose.ts';
import { engineVersion } from './version.ts';

/** Replaces the file of measures, or hands them to a collector. Throws a PortError. */
export async function sendMetrics(
  settings: MetricsSettings,
  families: readonly MetricFamily[],
): Promise<void> {
  switch (settings.kind) {
    case 'textfile': {
      const { writeTextfile } = await import('../adapters/textfile/textfile.ts');
      return writeTextfile(settings.path, metricsText(families));
    }
    case 'otlp': {
      const { postMetrics } = await import('../adapters/network/post-metrics.ts');
      const measured = { now: clock.now().getTime(), version: engineVersion };
      return postMetrics(settings.endpoint, otlpMetrics(families, measured));
    }
  }
}

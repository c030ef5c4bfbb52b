/** Figures in the format of Prometheus, with those of the process: CPU, memory, delay of the event loop. */
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Metric, MetricsWriter } from '#server/ports/metrics-writer.ts';

export function createPromMetricsWriter(): MetricsWriter {
  const process = new Registry();
  collectDefaultMetrics({ register: process });
  return {
    contentType: process.contentType,
    write: async (metrics) => {
      // Rooms come and go: what is not there any more must not be told for ever.
      const now = new Registry();
      for (const [name, all] of byName(metrics)) {
        const labelNames = Object.keys(all[0]?.labels ?? {});
        const gauge = new Gauge({ name, help: all[0]?.help ?? name, labelNames, registers: [now] });
        for (const { labels = {}, value } of all) gauge.set({ ...labels }, value);
      }
      return Registry.merge([process, now]).metrics();
    },
  };
}

function byName(metrics: readonly Metric[]): Map<string, Metric[]> {
  const named = new Map<string, Metric[]>();
  for (const metric of metrics) named.set(metric.name, [...(named.get(metric.name) ?? []), metric]);
  return named;
}

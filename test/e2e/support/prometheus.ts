import { addressIn } from './acme-server.ts';

/** One of the lines that Prometheus answers a question with. */
export interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The Prometheus of the deployment, which is not published: its container is asked. */
export interface Prometheus {
  /** Throws what it says about a question that it cannot answer. */
  query(question: string): Promise<readonly Sample[]>;
  /** One of its other endpoints, such as `rules`. */
  read(path: string): Promise<unknown>;
}

interface Answer {
  readonly status: string;
  readonly error?: string;
  readonly data?: { readonly result: readonly Raw[] };
}

interface Raw {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}

/** That of the profile monitoring, once it runs. */
export function openPrometheus(): Prometheus {
  const base = `http://${addressIn('gitea_outside', 'gitea-prometheus-1')}:9090/api/v1`;
  const read = async (path: string): Promise<unknown> => (await fetch(`${base}/${path}`)).json();
  return {
    read,
    async query(question) {
      const answer = (await read(`query?query=${encodeURIComponent(question)}`)) as Answer;
      if (answer.data === undefined) throw new Error(`${question}: ${answer.error ?? answer.status}`);
      return answer.data.result.map(({ metric, value: [, text] }) => ({ metric, value: Number(text) }));
    },
  };
}

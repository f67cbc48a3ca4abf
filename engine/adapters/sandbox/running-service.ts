/** A service of the machine that runs. */
export interface RunningService {
  health(): Promise<'healthy' | 'unhealthy' | 'starting'>;
  /** Lets what is going on come to its end, then ends the service. */
  stop(): Promise<void>;
}

/** How an image of the registry behaves; `good` is as the real one would. */
export type Behaviour =
  'good' | 'unhealthy' | 'half-migrated' | 'crash' | 'slow' | 'bad-config' | 'half-restored';

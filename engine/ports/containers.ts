import type { ExecRequest, ExecResult } from './transport.ts';

/** An image: what people read and what runs. */
export interface ImageFacts {
  /** Name and tag, such as `gitea/gitea:1.27.3`. */
  readonly ref: string;
  /** `sha256:…` of the manifest. */
  readonly digest: string;
}

/** One service as it is now. */
export interface ServiceFacts {
  readonly service: string;
  readonly state: 'running' | 'restarting' | 'exited' | 'missing';
  readonly health: 'healthy' | 'unhealthy' | 'starting' | 'none';
  /** The image that the container was made from; empty strings when the service is missing. */
  readonly image: ImageFacts;
  /** Identity of the container; a recreated one has another. */
  readonly container: string;
  readonly restarts: number;
  /** ISO 8601, UTC; empty when it does not run. */
  readonly startedAt: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Names of the volumes that it has, by where they are mounted. */
  readonly volumes: Readonly<Record<string, string>>;
}

/** A volume of the deployment. */
export interface VolumeFacts {
  readonly name: string;
  /** Whether a container has it, running or not. */
  readonly used: boolean;
}

/** How a container is replaced. */
export interface RecreateOptions {
  /** Seconds that the old one gets to end at most; what its service says when undefined. */
  readonly grace?: number | undefined;
  /** Volumes that it gets instead of those that it has, by where they are mounted; `not-found` when one is missing. */
  readonly volumes?: Readonly<Record<string, string>> | undefined;
}

/** The services of one deployment. Failures reject with a PortError. */
export interface Containers {
  /** `sandbox` or `compose`; shown to the operator. */
  readonly kind: string;
  /** Values that an environment's `vars` may read as `containers.<name>`, such as the sandbox's `url`. */
  attributes(): Promise<Readonly<Record<string, string>>>;
  services(): Promise<readonly string[]>;
  inspect(service: string): Promise<ServiceFacts>;
  /** Waits for the end of a stop that is under way, such as whoever asked for it died of; returns at once otherwise. */
  whenStill(service: string, signal: AbortSignal): Promise<void>;
  /** What the registry holds for a reference (`name:tag` or `name:tag@sha256:…`), without pulling. `not-found` when nothing. */
  resolve(ref: string): Promise<ImageFacts>;
  /** Whether the image is here already. */
  present(image: ImageFacts): Promise<boolean>;
  /** Brings the image here and keeps it from being pruned; `false` when it was here. */
  pull(image: ImageFacts, signal: AbortSignal): Promise<boolean>;
  /** Makes the service run exactly this image, touching no other service; resolves when the container was started, healthy or not. */
  recreate(
    service: string,
    image: ImageFacts,
    signal: AbortSignal,
    options?: RecreateOptions,
  ): Promise<ServiceFacts>;
  /** Volumes of the deployment, by name. */
  volumes(): Promise<readonly VolumeFacts[]>;
  /** Makes an empty volume and returns its full name; `exists` when there is one. Nothing but `removeVolume` removes it. */
  createVolume(name: string): Promise<string>;
  /** Removes a volume and all that it holds. Nothing there is no error; `refused` while a container has it. */
  removeVolume(name: string): Promise<void>;
  /** Stops gracefully; nothing to do is no error. Returns whether something changed. */
  stop(service: string, signal: AbortSignal): Promise<boolean>;
  start(service: string, signal: AbortSignal): Promise<boolean>;
  /** Runs a program in the service's running container. */
  exec(service: string, request: ExecRequest, signal: AbortSignal): Promise<ExecResult>;
  /**
   * Runs a program once in a fresh container of this image with the service's mounts, beside the live one.
   * Without an image it is the one that the deployment names for the service, brought here if it is missing.
   */
  runOnce(
    service: string,
    image: ImageFacts | undefined,
    request: ExecRequest,
    signal: AbortSignal,
  ): Promise<ExecResult>;
  /** Ends and removes what a run that was cut off has left; what it did to services stays as it is. */
  endLeftovers(run: string): Promise<void>;
  close(): Promise<void>;
}

import type { Transport } from '../../ports/transport.ts';
import type { Docker } from './docker.ts';
import type { Images } from './images.ts';
import type { ComposeProject } from './project.ts';
import type { Services } from './services.ts';
import type { Volumes } from './volumes.ts';

/** What a deployment is worked with. */
export interface ComposeParts {
  readonly transport: Transport;
  readonly docker: Docker;
  readonly project: ComposeProject;
  readonly services: Services;
  readonly images: Images;
  readonly volumes: Volumes;
}

import type { Transport } from '../../../engine/ports/transport.ts';
import type { TransportSource } from '../../support/transport/open-transport.ts';

/** What the parts of the contract are given; valid while tests run. */
export interface ContractTarget {
  /** Opens the same target once more, as another engine would. */
  readonly source: TransportSource;
  readonly transport: Transport;
  /** A folder on the target that is removed afterwards. */
  readonly folder: string;
  /** The transport's state directory. */
  readonly state: string;
}

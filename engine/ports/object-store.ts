/** An object as the store lists it. */
export interface ObjectFacts {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** ISO 8601, UTC. */
  readonly modifiedAt: string;
}

/** What was stored. */
export interface StoredObject {
  readonly key: string;
  readonly size: number;
  /** Hexadecimal sha256 of the content. */
  readonly sha256: string;
}

/** What is known of a store before anything is written to it; false is also what the role may not know. */
export interface StoreFacts {
  /** For people: `s3://bucket/prefix`, or the directory. */
  readonly location: string;
  readonly versioned: boolean;
  readonly lifecycle: boolean;
  readonly objectLock: boolean;
  /** Public keys that objects with a key `….age` are encrypted for; none where the store encrypts nothing. */
  readonly recipients?: readonly string[];
}

/** A place for objects that are written once. Failures reject with a PortError. */
export interface ObjectStore {
  facts(): Promise<StoreFacts>;
  /**
   * Writes an object that must not exist yet (`exists` when it does); nothing is visible until it is whole. Memory stays
   * flat, the more so when `size` says how many bytes will come, about. A piece of the content is not looked at any more
   * once the next one was asked for.
   */
  put(
    key: string,
    content: AsyncIterable<Uint8Array>,
    signal: AbortSignal,
    size?: number,
  ): Promise<StoredObject>;
  /** The content, checked against the stored checksum as it is read: `corrupt` at its end at the latest. */
  get(key: string): AsyncIterable<Uint8Array>;
  /** Undefined when there is none. */
  head(key: string): Promise<ObjectFacts | undefined>;
  /** In the order of their keys. */
  list(prefix: string): Promise<readonly ObjectFacts[]>;
  /** Nothing there is no error. A role that may not delete is `refused`. */
  remove(key: string): Promise<void>;
  close(): Promise<void>;
}

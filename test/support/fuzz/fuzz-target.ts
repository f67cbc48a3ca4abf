import type fc from 'fast-check';

/** Something that reads what others wrote. */
export interface FuzzTarget<Case> {
  readonly name: string;
  readonly cases: fc.Arbitrary<Case>;
  /** Cases that are taken each time, before the drawn ones. */
  readonly known?: readonly Case[];
  /** Reads one; throws when that ends in anything but its being accepted or refused for a reason. */
  take(input: Case): Promise<'accepted' | 'refused'>;
  end(): void;
}

/** Version of the engine, the one of package.json. */
export const engineVersion = '0.1.0';

/**
 * Version of the core's rules. A journal goes on only under the version that began it, so it rises
 * with every change of what `decide` and `apply` make of the same events.
 */
export const coreVersion = 1;

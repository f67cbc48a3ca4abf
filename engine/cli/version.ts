import manifest from '../../package.json' with { type: 'json' };

/** The engine's own version. */
export const version: string = manifest.version;

const longestName = 100;

/** The name of the file, beside it, that a file's new content goes to before it takes its place. `tag`: hexadecimal, new each time. */
export function temporaryName(name: string, tag: string): string {
  return `${beginning(name)}${tag}.tmp`;
}

/** Whether a name is one that `temporaryName` gives for this file. */
export function isTemporaryOf(name: string, candidate: string): boolean {
  const start = beginning(name);
  return candidate.startsWith(start) && /^[0-9a-f]+\.tmp$/u.test(candidate.slice(start.length));
}

function beginning(name: string): string {
  return `.${name.slice(0, longestName)}.`;
}

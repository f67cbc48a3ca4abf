/** Stands between values that travel in one text. */
export const separator = '\n--8<-- next --8<--\n';

/** The longest delay that a timer of Node takes, in milliseconds; a longer one would end at once. */
const longestDelay = 2 ** 31 - 1;

/** Calls back once, after any number of milliseconds, unless the function that it returns is called before. */
export function startTimer(milliseconds: number, callback: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (left: number): void => {
    const part = Math.min(left, longestDelay);
    timer = setTimeout(() => (left > part ? wait(left - part) : callback()), part);
  };
  wait(milliseconds);
  return () => clearTimeout(timer);
}

import { readdirSync } from 'node:fs';
import type { Place } from './place.ts';

/** The name of the newest backup set of a place, or of the second newest and so on. */
export function newestSet(place: Place, nth: number = 1): string {
  const name = readdirSync(place.sets)
    .filter((each) => !each.startsWith('2020'))
    .toSorted()
    .at(-nth);
  if (name === undefined) throw new Error('there is no such backup set');
  return name;
}

/** Writes a row as a user would. */
export async function addIssue(title: string): Promise<void> {
  const response = await fetch('http://127.0.0.1:13000/api/v1/repos/root/one/issues', {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from('root:secret').toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ title }),
  });
  if (response.status !== 201) throw new Error(`Gitea answers ${response.status}`);
}

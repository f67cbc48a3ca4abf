import { describe, expect, it } from 'vitest';
import type { Mail } from '../../engine/ports/mail.ts';

/** A message as it arrived. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** Names of its headers, in lower case. */
  readonly headers: readonly string[];
}

/** Mail from `runbook@example.org` to `ops@example.org` and `night@example.org`. */
export interface MailUnderTest {
  readonly mail: Mail;
  readonly received: () => Promise<readonly ReceivedMail[]>;
  readonly dispose: () => Promise<void>;
}

const signal = new AbortController().signal;

/** What every carrier of mail does. */
export function describeMail(name: string, create: () => Promise<MailUnderTest>): void {
  describe(`mail: ${name}`, () => {
    it('delivers subject and text to everybody, whatever the characters', async () => {
      const { mail, received, dispose } = await create();
      const text = `Ünïcode ✓\n.\nFrom the start\n${'long '.repeat(300)}\nend`;
      const subject = `Übung: ${'sehr lange Betreffzeile ✓ '.repeat(8)}`.trim();
      expect(await mail.send({ subject, text }, signal)).not.toBe('');
      const [message, ...others] = await received();
      expect(others).toEqual([]);
      expect(message).toMatchObject({ subject, from: 'runbook@example.org' });
      expect(message?.text.trim()).toBe(text);
      expect(message?.to.toSorted()).toEqual(['night@example.org', 'ops@example.org']);
      await dispose();
    });

    it('lets no subject start a header', async () => {
      const { mail, received, dispose } = await create();
      const subject = 'hello\r\nBcc: thief@example.net\r\n\r\ninjected body';
      await mail.send({ subject, text: 'the text' }, signal);
      const [message] = await received();
      expect(message?.headers).not.toContain('bcc');
      expect(message?.to.toSorted()).toEqual(['night@example.org', 'ops@example.org']);
      expect(message?.text.trim()).toBe('the text');
      expect(message?.subject).toContain('hello');
      await dispose();
    });

    it('sends nothing once it is cancelled', async () => {
      const { mail, received, dispose } = await create();
      await expect(
        mail.send({ subject: 's', text: 't' }, AbortSignal.abort(new Error('cancelled here'))),
      ).rejects.toThrow('cancelled here');
      expect(await received()).toEqual([]);
      await dispose();
    });
  });
}

import { simpleParser, type AddressObject } from 'mailparser';
import type { ReceivedMail } from '../contract/mail.contract.ts';

function addresses(field: AddressObject | AddressObject[] | undefined): string[] {
  const objects = field === undefined ? [] : Array.isArray(field) ? field : [field];
  return objects.flatMap((object) => object.value.map((one) => one.address ?? ''));
}

/** Some mail has no text beside its HTML. */
function withoutTags(html: string | false | undefined): string {
  const text = (html === undefined || html === false ? '' : html).replaceAll(
    /<style>[^<]*<\/style>|<[^>]*>/gu,
    ' ',
  );
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/** A raw message as a mail program would show it. */
export async function parseMail(raw: Buffer): Promise<ReceivedMail> {
  const parsed = await simpleParser(raw);
  return {
    from: addresses(parsed.from)[0] ?? '',
    to: addresses(parsed.to),
    subject: parsed.subject ?? '',
    text: parsed.text ?? withoutTags(parsed.html),
    headers: [...parsed.headers.keys()],
  };
}

import { describe, expect, it } from 'vitest';
import { renderTemplate } from '../../../engine/expression/render-template.ts';

describe('renderTemplate', () => {
  it('has the helpers of expressions and plain blocks, and escapes nothing', async () => {
    const template =
      '{{#each list}}{{this.name}}{{#unless @last}}, {{/unless}}{{/each}} {{#if on}}<{{upper text}}>{{/if}}';
    const values = { list: [{ name: 'a&b' }, { name: 'c' }], on: true, text: 'x' };
    expect(await renderTemplate(template, values)).toEqual({ ok: true, text: 'a&b, c <X>' });
  });

  it.each([
    ['{{missing}}', '"missing" not defined in the values'],
    ['{{a.missing}}', '"missing" not defined in the values'],
    ['{{constructor}}', '"constructor" not defined in the values'],
    ['{{toString}}', '"toString" not defined in the values'],
    ['{{__proto__}}', '__proto__'],
    ['{{> partial}}', 'partial'],
    ['{{unknown-helper a}}', 'unknown-helper'],
    ['{{upper n}}', '`upper` needs text'],
    ['{{#if a}}', 'Parse error'],
  ])('says what is wrong with %s', async (template, message) => {
    const rendered = await renderTemplate(template, { a: {}, n: 3 });
    expect(rendered).toMatchObject({ ok: false, message: expect.stringContaining(message) });
  });

  it('prints nothing', async () => {
    expect(await renderTemplate('{{log "x"}}', {})).toMatchObject({ ok: false });
  });
});

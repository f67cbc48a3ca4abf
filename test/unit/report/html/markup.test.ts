import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText, markup } from '../../../../engine/report/html/markup.ts';

describe('markup', () => {
  test('escapes everything that is put in', () => {
    const hostile = `</pre><script>alert("1")</script>' onload=x`;
    expect(markup`<p title="${hostile}">${hostile}</p>`.text).toBe(
      '<p title="&lt;/pre&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; onload=x">' +
        '&lt;/pre&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; onload=x</p>',
    );
  });

  test('takes markup, lists and numbers as they are, and nothing for what is not there', () => {
    const inner = markup`<b>${'<'}</b>`;
    expect(markup`${[inner, 1, undefined, false, 'a']}`.text).toBe('<b>&lt;</b>1a');
  });

  test('no text opens or closes anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeText(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      }),
    );
  });

  test('keeps lines apart and drops what a terminal would obey', () => {
    expect(escapeText('a\n\u001B[31mb\u202E')).toBe('a\nb');
  });
});

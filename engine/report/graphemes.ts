let segmenter: Intl.Segmenter | undefined;

/**
 * A text in the characters that a reader sees. What takes it apart is made when first needed: that takes
 * milliseconds, and most texts are ASCII and never get here.
 */
export function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** Handlebars publishes no types for its parser's own files; these are the parts that are used here. */
declare module 'handlebars/dist/cjs/handlebars/compiler/parser.js' {
  /** The generated parser. It is one shared object, and its calls are synchronous. */
  const parser: {
    yy: Record<string, unknown>;
    /** `yylloc` is the place of the token that was read last. */
    lexer: {
      yylloc: { first_line: number; first_column: number; last_line: number; last_column: number };
    };
    parse(text: string): unknown;
  };
  export default parser;
}

declare module 'handlebars/dist/cjs/handlebars/compiler/helpers.js' {
  /** Everything that the parser calls while it builds its tree, by name. */
  const builders: Record<string, unknown>;
  export default builders;
}

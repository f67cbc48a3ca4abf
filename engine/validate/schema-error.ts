/** An error as the generated validators report it. */
export interface SchemaError {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  /** JSON pointer to the keyword that the value breaks, from the schema that has a validator of its own. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Set on errors about a key itself. */
  readonly propertyName?: string;
}

/** A generated validator: true, or false with its `errors` set. */
export interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

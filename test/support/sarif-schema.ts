/** The part of the SARIF 2.1.0 format that code scanning reads, with nothing else allowed in it. */
const message = {
  type: 'object',
  properties: { text: { type: 'string', minLength: 1 }, markdown: { type: 'string', minLength: 1 } },
  required: ['text'],
  additionalProperties: false,
};

const region = {
  type: 'object',
  properties: Object.fromEntries(
    ['startLine', 'startColumn', 'endLine', 'endColumn'].map((name) => [
      name,
      { type: 'integer', minimum: 1 },
    ]),
  ),
  required: ['startLine'],
  additionalProperties: false,
};

const location = {
  type: 'object',
  properties: {
    physicalLocation: {
      type: 'object',
      properties: {
        artifactLocation: {
          type: 'object',
          properties: { uri: { type: 'string', pattern: "^(?:file:///)?[A-Za-z0-9._~%!*'()/-]+$" } },
          required: ['uri'],
          additionalProperties: false,
        },
        region,
      },
      required: ['artifactLocation'],
      additionalProperties: false,
    },
    message,
  },
  required: ['physicalLocation'],
  additionalProperties: false,
};

const rule = {
  type: 'object',
  properties: {
    id: { type: 'string', pattern: '^RB\\d{3}$' },
    shortDescription: message,
    fullDescription: message,
    help: message,
  },
  required: ['id', 'shortDescription', 'help'],
  additionalProperties: false,
};

const result = {
  type: 'object',
  properties: {
    ruleId: { type: 'string', pattern: '^RB\\d{3}$' },
    ruleIndex: { type: 'integer', minimum: 0 },
    level: { enum: ['error', 'warning', 'note'] },
    message,
    locations: { type: 'array', items: location, maxItems: 1 },
    relatedLocations: { type: 'array', items: location },
  },
  required: ['ruleId', 'ruleIndex', 'level', 'message', 'locations'],
  additionalProperties: false,
};

/** A whole log. */
export const sarifSchema: object = {
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      minItems: 1,
      maxItems: 1,
      items: {
        type: 'object',
        properties: {
          tool: {
            type: 'object',
            properties: {
              driver: {
                type: 'object',
                properties: {
                  name: { type: 'string', minLength: 1 },
                  version: { type: 'string' },
                  semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
                  rules: { type: 'array', items: rule, uniqueItems: true },
                },
                required: ['name', 'rules'],
                additionalProperties: false,
              },
            },
            required: ['driver'],
            additionalProperties: false,
          },
          columnKind: { const: 'utf16CodeUnits' },
          results: { type: 'array', items: result },
        },
        required: ['tool', 'results'],
        additionalProperties: false,
      },
    },
  },
  required: ['$schema', 'version', 'runs'],
  additionalProperties: false,
};

import type { CatalogueEntry } from './entry.ts';

/** Codes of what was asked for on the command line, inputs included: RB6xx. */
export const usageCodes = {
  RB601: {
    title: 'unknown runbook',
    explanation: `No runbook of that name lies in the project. A runbook is a file \`runbooks/NAME.yaml\` of the nearest folder upwards that
holds \`runbooks/\`; \`runbook list\` shows them all. A file elsewhere is named by its path: \`runbook run ./check.yaml\`.`,
  },
  RB602: {
    title: 'no project there',
    explanation: `The folder that was named with \`--dir\` holds no folder \`runbooks\`, which is what makes a project.

Give the folder that holds \`runbooks/\`, or leave \`--dir\` out and go there.`,
  },
  RB603: {
    title: 'inputs file cannot be used',
    explanation: `The file of \`--inputs-file\` is a YAML map from names of inputs to their values, and nothing else.`,
  },
  RB604: {
    title: 'faults are tried out in a sandbox only',
    explanation: `\`runbook simulate\` breaks runs on purpose, kills engines and looks at what is left. It does so only in an
environment whose containers are a sandbox and whose targets are local, and leads all of its paths into a temporary folder.`,
  },
  RB605: {
    title: 'nothing to simulate',
    explanation: `The runbook is exempt from simulation, or no cell has the name that was given. The cells of a runbook are
listed where that is said, and in what \`-o DIR\` writes; what is exempt, and with which inputs the others are simulated, is set under
\`simulate:\` in \`runbooks/project.yaml\`.`,
  },
  RB606: {
    title: 'a simulation cannot begin',
    explanation: `Without any fault the run, or the one that prepares the sandbox, did not come to its end, or the first of its cases did not succeed. There is
nothing to compare runs with faults to. Run it in the sandbox by itself first.`,
  },
  RB610: {
    title: 'unknown input',
    explanation: `A value was given for an input that the runbook does not declare. \`runbook show NAME\` lists its inputs.`,
  },
  RB611: {
    title: 'missing input',
    explanation: `The runbook has an input without a default, and no value was given for it. Values come from
\`--input name=value\`, from \`--inputs-file\` and from \`RUNBOOK_INPUT_NAME\`; on a terminal missing ones are asked for.`,
  },
  RB612: {
    title: 'input of the wrong type',
    explanation: `The value cannot be read as the type of its input: \`true\` or \`false\` for a boolean, digits for a number,
\`a,b,c\` or JSON for a list, JSON for a map.`,
  },
  RB613: {
    title: 'input that is not allowed',
    explanation: `The value has the right type, but is none of the allowed words, does not match the pattern, or is too
small or too great. What is allowed stands in the runbook under \`inputs\`.`,
  },
} as const;

usageCodes satisfies Record<string, CatalogueEntry>;

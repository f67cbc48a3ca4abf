import { coreVersion, engineVersion } from '../../app/version.ts';
import { isOn } from '../command-spec.ts';
import type { CommandRun } from '../command-spec.ts';

/** Prints versions. */
export const runVersion: CommandRun = async (parsed, { out }) => {
  const platform = `${process.platform}-${process.arch}`;
  if (isOn(parsed, 'json')) {
    out.line(
      JSON.stringify({ version: engineVersion, core: coreVersion, node: process.versions.node, platform }),
    );
  } else {
    out.line(`runbook ${engineVersion} (core ${coreVersion}), Node ${process.versions.node}, ${platform}`);
  }
  return 0;
};

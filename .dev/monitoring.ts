// Checks what watches the deployment: configuration, alert rules with their unit tests, dashboards.
//
// Prometheus, Alertmanager and the blackbox exporter judge their own files with their own programs, from Debian. Where
// those cannot be had it says so. Grafana, Loki and Alloy are packaged nowhere that we can reach:
// their files are only looked at for form and names, on any machine.
import { findPrograms, programProblems } from './monitoring/programs.ts';
import { structureProblems } from './monitoring/structure.ts';

const structure = structureProblems();
const programs = findPrograms();
const judged = 'folder' in programs ? programProblems(programs.folder) : [];
for (const problem of [...structure, ...judged]) console.log(problem);
if (structure.length + judged.length > 0) process.exitCode = 1;
else if ('why' in programs) {
  console.log(`left out: promtool, amtool and the unit tests of the alert rules: ${programs.why}`);
}

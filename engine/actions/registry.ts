import type { Action } from './define-action.ts';
import { ansiblePlaybook } from './ansible/playbook.ts';
import { archiveCheck } from './archive/check.ts';
import { archiveCreate } from './archive/create.ts';
import { archiveExtract } from './archive/extract.ts';
import { assert } from './assert/assert.ts';
import { certificateInspect } from './certificate/inspect.ts';
import { certificateRenew } from './certificate/renew.ts';
import { certificateRestore } from './certificate/restore.ts';
import { certificateServed } from './certificate/served.ts';
import { command } from './command/command.ts';
import { composeExec } from './compose/exec.ts';
import { composeInspect } from './compose/inspect.ts';
import { composePull } from './compose/pull.ts';
import { composeRecreate } from './compose/recreate.ts';
import { composeRun } from './compose/run.ts';
import { composeStart } from './compose/start.ts';
import { composeStop } from './compose/stop.ts';
import { copiesList } from './copies/list.ts';
import { directoryCopy } from './directory/copy.ts';
import { directoryCreate } from './directory/create.ts';
import { directoryRemove } from './directory/remove.ts';
import { directorySize } from './directory/size.ts';
import { directorySwap } from './directory/swap.ts';
import { diskFree } from './disk/free.ts';
import { fileFacts } from './file/facts.ts';
import { fileRead } from './file/read.ts';
import { fileWrite } from './file/write.ts';
import { gitFsck } from './git/fsck.ts';
import { gitRefs } from './git/refs.ts';
import { httpCheck } from './http/check.ts';
import { imageResolve } from './image/resolve.ts';
import { notifyMail } from './notify/mail.ts';
import { objectsFacts } from './objects/facts.ts';
import { objectsGet } from './objects/get.ts';
import { objectsList } from './objects/list.ts';
import { objectsPut } from './objects/put.ts';
import { objectsRead } from './objects/read.ts';
import { objectsRemove } from './objects/remove.ts';
import { objectsVerify } from './objects/verify.ts';
import { postgresCluster } from './postgres/cluster.ts';
import { postgresCounts } from './postgres/counts.ts';
import { postgresDrop } from './postgres/drop.ts';
import { postgresDump } from './postgres/dump.ts';
import { postgresFill } from './postgres/fill.ts';
import { postgresGlobals } from './postgres/globals.ts';
import { postgresIdentity } from './postgres/identity.ts';
import { postgresLogin } from './postgres/login.ts';
import { postgresPassword } from './postgres/password.ts';
import { postgresRestore } from './postgres/restore.ts';
import { postgresSwap } from './postgres/swap.ts';
import { postgresValue } from './postgres/value.ts';
import { postgresVerify } from './postgres/verify.ts';
import { scheduleInstall } from './schedule/install.ts';
import { scriptFile } from './script/file.ts';
import { setsList } from './sets/list.ts';
import { setsRemove } from './sets/remove.ts';
import { systemdUnit } from './systemd/unit.ts';
import { tcpCheck } from './tcp/check.ts';
import { templateRender } from './template/render.ts';
import { terraformApply } from './terraform/apply.ts';
import { terraformOutput } from './terraform/output.ts';
import { terraformPlan } from './terraform/plan.ts';
import { volumeCreate } from './volume/create.ts';
import { volumeRemove } from './volume/remove.ts';
import { wait } from './wait/wait.ts';

/** Every action, in the order of their names. */
export const actions: readonly Action[] = [
  ansiblePlaybook,
  archiveCheck,
  archiveCreate,
  archiveExtract,
  assert,
  certificateInspect,
  certificateRenew,
  certificateRestore,
  certificateServed,
  command,
  composeExec,
  composeInspect,
  composePull,
  composeRecreate,
  composeRun,
  composeStart,
  composeStop,
  copiesList,
  directoryCopy,
  directoryCreate,
  directoryRemove,
  directorySize,
  directorySwap,
  diskFree,
  fileFacts,
  fileRead,
  fileWrite,
  gitFsck,
  gitRefs,
  httpCheck,
  imageResolve,
  notifyMail,
  objectsFacts,
  objectsGet,
  objectsList,
  objectsPut,
  objectsRead,
  objectsRemove,
  objectsVerify,
  postgresCluster,
  postgresCounts,
  postgresDrop,
  postgresDump,
  postgresFill,
  postgresGlobals,
  postgresIdentity,
  postgresLogin,
  postgresPassword,
  postgresRestore,
  postgresSwap,
  postgresValue,
  postgresVerify,
  scheduleInstall,
  scriptFile,
  setsList,
  setsRemove,
  systemdUnit,
  tcpCheck,
  templateRender,
  terraformApply,
  terraformOutput,
  terraformPlan,
  volumeCreate,
  volumeRemove,
  wait,
];

/** The same by name. */
export const actionsByName: ReadonlyMap<string, Action> = new Map(
  actions.map((action) => [action.name, action]),
);

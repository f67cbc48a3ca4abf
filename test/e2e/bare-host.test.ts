import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { BareHost } from './support/bare-host.ts';
import { openOperator, type Operator } from './support/operator.ts';

const minute = 60_000;
let operator: Operator;
let host: BareHost;

beforeAll(() => {
  operator = openOperator();
  ({ host } = operator);
}, 5 * minute);

afterAll(() => operator.remove(), minute);

const engine = 'cd /opt/runbook/current && runbook';
const units = '/etc/systemd/system/runbook-*';

/** A runbook that plays one playbook, with these variables. */
function playing(
  playbook: string,
  vars: Readonly<Record<string, unknown>> = {},
): { readonly 'play.yaml': string } {
  const input = { directory: '/ansible', playbook, inventory: '/inventory/hosts.json', vars };
  const step = { id: 'play', uses: 'ansible.playbook', with: input, irreversible: 'a test', timeout: '10m' };
  return { 'play.yaml': JSON.stringify({ ...head, name: 'play', summary: 'Plays', steps: [step] }) };
}

const head = { apiVersion: 'runbook/v1' };

/** Holds the lock of the packages, as an update of a first boot does, until a file says that it may go. */
const holdLock = `
import fcntl, os, time
lock = open("/var/lib/dpkg/lock-frontend", "w")
fcntl.lockf(lock, fcntl.LOCK_EX)
open("/srv/locked", "w").close()
while not os.path.exists("/srv/let-go"):
    time.sleep(0.1)
`;

/** The counts of a playbook's last line. */
function recap(text: string): Readonly<Record<string, number>> {
  const line = /^bare\s+:(.*)$/m.exec(text)?.[1] ?? text;
  return Object.fromEntries(
    [...line.matchAll(/(\w+)=(\d+)/g)].map(([, name, count]) => [name ?? '', Number(count)]),
  );
}

// In this order: each finds the host as the one before it left it.
describe('a bare host', () => {
  test(
    'that somebody else installs packages on says so in a plan, and a run that waited too long can be repeated',
    () => {
      host.write('/srv/hold.py', holdLock);
      onTestFinished(() => void host.sh('touch /srv/let-go'));
      host.sh('setsid python3 /srv/hold.py >/dev/null 2>&1 & until [ -e /srv/locked ]; do sleep 0.1; done');
      const play = playing('setup-system.yml', { system_docker: false, system_lock_timeout: 1 });
      const planned = operator.operate(play, 'plan', './play.yaml');
      expect(planned.code).toBe(1);
      expect(planned.text.replaceAll(/\s+/g, ' ')).toMatch(
        /In the way play: .*process \d+ \(python3\) installs packages now; wait until that has ended/,
      );
      const { code, text } = operator.operate(play, 'run', './play.yaml');
      expect(code).not.toBe(0);
      expect(text).toMatch(/`Install packages` failed on bare: .*Unable to acquire the dpkg frontend lock/);
      host.sh('touch /srv/let-go');
      const again = operator.operate(play, 'run', './play.yaml');
      expect([again.code, again.text]).toEqual([0, expect.stringContaining('succeeded')]);
    },
    8 * minute,
  );

  test(
    'that refuses sudo says so in a plan',
    () => {
      // The words are those of sudo, which a container has not; the way to it is Ansible's own.
      host.sh(`useradd --create-home plain && cp -r /root/.ssh /home/plain/ && chown -R plain: /home/plain/.ssh
        printf '#!/bin/sh\\necho "sudo: a password is required" >&2\\nexit 1\\n' >/usr/local/bin/sudo
        chmod 755 /usr/local/bin/sudo`);
      const play = playing('setup-cron.yml', { ansible_user: 'plain' });
      const planned = operator.operate(play, 'plan', './play.yaml');
      expect(planned.code).toBe(1);
      expect(planned.text).toMatch(/In the way\s+play: .*sudo/s);
      const { code, text } = operator.operate(play, 'run', './play.yaml');
      expect(code).not.toBe(0);
      expect(text).toMatch(/failed on bare: .*sudo/);
      host.sh('rm /usr/local/bin/sudo; userdel --remove plain');
    },
    4 * minute,
  );

  test(
    'gets no engine that is not what its sum says',
    () => {
      const [archive = ''] = readdirSync(operator.release).filter((name) => name.endsWith('.tar.gz'));
      const [sums, kept] = [join(operator.release, 'SHA256SUMS'), join(operator.release, 'SHA256SUMS.kept')];
      host.sh('rm -f /usr/local/bin/runbook'); // The one that a run above brought.
      copyFileSync(sums, kept);
      writeFileSync(sums, `${'0'.repeat(64)}  ${archive}\n`);
      const refused = operator.play('setup-system.yml', '-e', 'system_docker=false');
      copyFileSync(kept, sums);
      expect(refused.text).toContain('is not what SHA256SUMS says');
      expect(host.sh('ls /usr/local/bin/runbook').code).not.toBe(0);
    },
    5 * minute,
  );

  test(
    'becomes a deployment with a certificate, timers and runners',
    () => {
      const { code, text } = operator.play('site.yml');
      expect([code, recap(text)], text.slice(-3000)).toEqual([
        0,
        expect.objectContaining({ failed: 0, unreachable: 0 }),
      ]);
      const served = host.sh(
        'curl -sk https://git.bare.test/api/healthz || python3 -c "import ssl,urllib.request as u; print(u.urlopen(\'https://git.bare.test/api/healthz\', context=ssl._create_unverified_context()).read().decode())"',
      );
      expect(served.text).toContain('pass');
      expect(host.sh('cat /root/.aws/config').text).toContain(
        '[profile reader]\nrole_arn = arn:aws:iam::111122223333:role/reader\ncredential_source = Ec2InstanceMetadata\n',
      );
      // The engine came whole: nothing is built here.
      expect(host.sh('command -v npm node cc gcc make').text).toBe('');
    },
    10 * minute,
  );

  test(
    'is left as it is by a second run',
    () => {
      const { code, text } = operator.play('site.yml');
      expect([code, recap(text)], text.slice(-3000)).toEqual([
        0,
        expect.objectContaining({ changed: 0, failed: 0 }),
      ]);
      const planned = host.sh(`${engine} plan deploy --env production`);
      expect([planned.code, planned.text]).toEqual([0, expect.not.stringMatching(/^(?:change|unknown) /m)]);
    },
    10 * minute,
  );

  test(
    'has units that systemd finds nothing wrong with, and a backup by one of them',
    () => {
      expect(host.sh(`systemd-analyze verify ${units}`)).toEqual({ code: 0, text: '' });
      const timers = host.sh('systemctl list-timers --all').text;
      expect(timers).toMatch(/02:0\d:\d\d UTC .*runbook-run-backup\.timer/);
      for (const name of ['update-auto', 'renew-cert', 'restore-drill'])
        expect(timers).toContain(`runbook-run-${name}.timer`);
      expect(
        host.sh('cat /etc/systemd/system/runbook-run-*.timer').text.match(/^Persistent=true$/gm),
      ).toHaveLength(host.sh('ls /etc/systemd/system/runbook-run-*.timer').text.trim().split('\n').length);
      const { code, text } = host.sh(
        'systemctl start runbook-run-backup.service; systemctl status --no-pager runbook-run-backup.service',
      );
      expect(text, String(code)).toContain('status=0/SUCCESS');
      expect(host.sh('ls /var/backups/runbook/sets/*/manifest.json').code).toBe(0);
    },
    5 * minute,
  );

  test(
    'has runners that reach nothing of it',
    () => {
      expect(host.sh('systemctl is-active gitea-runner@1 gitea-runner@2').text).toBe('active\nactive\n');
      const seen = host.sh(
        'cd /var/lib/gitea-runner; until grep -qs looked 1/seen && grep -qs looked 2/seen; do sleep 0.1; done; cat 1/seen 2/seen',
      );
      expect(seen.text).toBe('gitea-runner-1\nlooked\ngitea-runner-2\nlooked\n');
      expect(
        host.sh('grep -rl token-that-nobody-may-read /etc /var/lib /var/log /root /opt/runbook 2>/dev/null')
          .text,
      ).toBe('');
    },
    minute,
  );

  test(
    'refuses to start empty beside its backups, and says so in a plan',
    () => {
      host.sh('cd /opt/gitea && docker compose down --volumes; rm -rf /opt/gitea');
      const planned = host.sh(`${engine} plan deploy --env production`);
      expect(planned.text).toMatch(
        /In the way\s+first: there are backups of this deployment \(sets: 1, the newest/,
      );
      const { code, text } = host.sh(`${engine} run deploy --env production`);
      expect([code, text]).toEqual([1, expect.stringContaining('restore --input set=')]);
      expect(host.sh('ls /opt/gitea').code).not.toBe(0);
    },
    2 * minute,
  );

  test(
    'starts runbooks by cron where there is to be no systemd',
    () => {
      const { code, text } = operator.play('setup-cron.yml', '-e', 'runbook_scheduler=cron');
      expect([code, recap(text)], text.slice(-2000)).toEqual([
        0,
        expect.objectContaining({ changed: 2, failed: 0 }),
      ]);
      const lines = host.sh('cat /etc/cron.d/runbook').text;
      for (const line of [
        /^0 2 \* \* \* root sleep .* run backup /m,
        /^15 3 \* \* Sun root sleep .* run update-auto /m,
        /^20 4,16 \* \* \* root sleep .* run renew-cert /m,
        /^0 4 \* \* Sat root sleep .* run restore-drill /m,
      ])
        expect(lines).toMatch(line);
      expect(recap(operator.play('setup-cron.yml', '-e', 'runbook_scheduler=cron').text)['changed']).toBe(0);
    },
    2 * minute,
  );

  test(
    'has a line of cron fire',
    () => {
      const steps = 'steps:\n  - id: fire\n    run: touch /srv/fired\n    irreversible: a test\n';
      host.write(
        '/srv/project/runbooks/fire.yaml',
        `apiVersion: runbook/v1\nname: fire\nsummary: Fires\nschedule: { calendar: "*:*" }\n${steps}`,
      );
      const written = host.sh(
        'cd /srv/project && runbook schedule --env local --cron -o /etc/cron.d && systemctl restart cron',
      );
      expect(written).toMatchObject({ code: 0 });
      expect(host.sh('timeout 130 sh -c "until [ -e /srv/fired ]; do sleep 1; done"').code).toBe(0);
      host.sh('rm /etc/cron.d/runbook');
      expect(host.sh('runbook history --json').text).toContain('"fire"');
    },
    3 * minute,
  );

  test(
    'has units and timers made, and all of them taken back',
    () => {
      const look = (): string =>
        host.sh(
          `systemctl is-enabled x.service fstrim.timer; systemctl is-active x.service runbook-run-backup.timer; cat ${units}; ls -A /etc/systemd/system`,
        ).text;
      host.write('/srv/units.yaml', readFileSync(join(import.meta.dirname, 'support/units.yaml'), 'utf8'));
      const run = (fail: boolean): string =>
        host.sh(`cd /srv && runbook run ./units.yaml --input fail=${fail} 2>&1 | grep ' ends '`).text;
      const before = look();
      expect(run(true)).toContain('failed, rolled back');
      expect(look()).toBe(before);
      expect(run(false)).toContain('succeeded\n');
      expect(host.sh('systemctl is-active x.service').text).toBe('active\n');
      expect(run(false)).toContain('nothing had to change');
    },
    2 * minute,
  );

  test(
    'is worked on by a runbook from where Ansible is',
    () => {
      const play = playing('setup-cron.yml', { runbook_scheduler: 'systemd' });
      const planned = operator.operate(play, 'plan', './play.yaml');
      expect(planned.text).toMatch(/would change: Write the units/);
      const { code, text } = operator.operate(play, 'run', './play.yaml');
      expect([code, text]).toEqual([0, expect.stringContaining('succeeded')]);
      expect(operator.operate(play, 'run', './play.yaml').text).toContain('nothing had to change');
      const unreachable = playing('setup-system.yml', {
        ansible_host: '203.0.113.1',
        ansible_ssh_timeout: 5,
      });
      const looked = operator.operate(unreachable, 'plan', './play.yaml');
      expect(looked.text).toMatch(/In the way\s+play: bare cannot be reached/);
      expect(operator.operate(unreachable, 'run', './play.yaml').code).toBe(4);
    },
    4 * minute,
  );
});

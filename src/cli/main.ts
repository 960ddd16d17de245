// SPDX-License-Identifier: GPL-2.0-only
// The process that works for `samepage`: finds the subcommand, and ends with one of four exit statuses: 0 it held,
// 1 it did not hold, 2 wrong use or a missing tool, 130 interrupted (samepage.js sees to that).

import { Command, CommanderError } from 'commander';
import { escapeControl } from '../machine/trace/format';
import { FROM_SOURCES } from '../project';
import { UsageError } from '../usage-error';
import { COMMANDS, load } from './commands';
import { describeError } from './describe-error';
import { version } from './version';

const EXIT_STATUSES = `
Exit status: 0 it held; 1 it did not hold, or its output was cut off; 2 wrong use or a missing tool;
130 interrupted. SAMEPAGE_DEBUG=1 shows where an error comes from.`;

function program(): Command {
  return new Command('samepage')
    .description('The executable specification of Linux Kernel Samepage Merging (KSM).')
    .version(version(), '-V, --version', 'print the version and the commit')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => write(`samepage: ${escapeControl(text.trim().replaceAll('\n', ' '))}\n`),
    })
    .addHelpText('after', EXIT_STATUSES);
}

/** The program with the subcommand that is called loaded, and a line for each other one. */
function programFor(name: string | undefined): Command {
  const top = program();
  for (const subcommand of COMMANDS) {
    if (subcommand.checkout && !FROM_SOURCES) {
      if (subcommand.name !== name) continue;
      throw new UsageError(`'${name}' works on the project's sources: it is to be called in a checkout of the project`);
    }
    const command = subcommand.name === name ? load(subcommand) : new Command(subcommand.name);
    command.description(command.description() || subcommand.summary).summary(subcommand.summary);
    top.addCommand(command.copyInheritedSettings(top).helpOption('-h, --help', 'show this help'));
  }
  return top;
}

/** A reader that went away, as `head` does, is no error to tell. */
function endQuietlyWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'EPIPE') process.exit(1);
    });
  }
}

async function main(args: readonly string[]): Promise<void> {
  endQuietlyWithoutReader();
  // samepage.js has died, which would have ended this process.
  process.on('disconnect', () => process.exit(1));
  process.channel?.unref();
  const name = args.find((arg) => !arg.startsWith('-'));
  try {
    const top = programFor(name);
    if (args.length === 0) top.help({ error: true });
    await top.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      const { text, status } = describeError(error);
      process.stderr.write(`samepage${name === undefined ? '' : ` ${name}`}: ${text}\n`);
      process.exitCode = status;
    }
  }
}

main(process.argv.slice(2));

// SPDX-License-Identifier: GPL-2.0-only
// The agent as its caller sees it: requests and answers (agent/PROTOCOL.md).

import { AgentGone, AgentSilent, type Channel } from './channel';
import { decodeText } from './text';

export interface Answer {
  /** The name of an errno; null for success. */
  readonly errno: string | null;
  /** The words that follow, as they were sent. */
  readonly text: string;
}

/** What the agent says of its machine. */
export interface Facts {
  /** As `uname -r` says it, behind the stable version where only `uname -v` has that: `6.1.176 (6.1.0-50-amd64)`. */
  readonly release: string;
  readonly ksm: boolean;
  readonly nodes: number;
  /** MiB. */
  readonly memory: number;
  /** Free pages. */
  readonly swap: number;
  /** `always`, `madvise`, `never`; `none` for a kernel without huge pages. */
  readonly thp: string;
  /** Whether the knobs of a run that was killed had to be put back first. */
  readonly recovered: boolean;
}

const DEADLINE_MS = 10_000;

/** What stands before the `@` on a line is not the agent's: a console may write between. */
function parseAnswer(line: string): Answer {
  const [, ok, errno, text = ''] = /@(?:(ok)|err (\w+))(?: (.*))?$/.exec(line) ?? [];
  if (ok === undefined && errno === undefined) throw new Error(`found "${line}", expected an answer of the agent`);
  return { errno: errno ?? null, text };
}

/** Debian's name of a kernel has the version of its interface. */
function releaseOf(name: string, version: string): string {
  const [, stable] = /\bDebian (\d+\.\d+\.\d+)/.exec(version) ?? [];
  return stable === undefined || name.startsWith(stable) ? name : `${stable} (${name})`;
}

function parseFacts(text: string): Facts {
  const words = new Map(text.split(' ').map((word) => word.split('=') as [string, string]));
  const number = (name: string): number => Number(words.get(name) ?? 0);
  return {
    release: releaseOf(decodeText(words.get('release') ?? ''), decodeText(words.get('version') ?? '')),
    ksm: number('ksm') === 1,
    nodes: number('nodes'),
    memory: number('memory'),
    swap: number('swap'),
    thp: words.get('thp') ?? 'none',
    recovered: number('recovered') === 1,
  };
}

/** Whether an error says that there is no agent any more to be asked. */
export function isLost(error: unknown): error is AgentGone | AgentSilent {
  return error instanceof AgentGone || error instanceof AgentSilent;
}

export class Agent {
  facts: Facts;
  private readonly channel: Channel;
  /** An answer that came too late would be taken for that of the next request. */
  private isLost = false;

  /** @throws AgentGone, AgentSilent */
  constructor(channel: Channel, deadlineMs = DEADLINE_MS) {
    this.channel = channel;
    this.facts = parseFacts(this.call('hello', deadlineMs).text);
  }

  /** @throws AgentGone when it has ended, AgentSilent when no answer came in time */
  call(request: string, deadlineMs = DEADLINE_MS): Answer {
    return this.exchange([request], deadlineMs)[0]!;
  }

  /** Sends all requests before it waits for the answers. @throws AgentGone, AgentSilent */
  callAll(requests: readonly string[], deadlineMs = DEADLINE_MS): Answer[] {
    return this.exchange(requests, deadlineMs);
  }

  private exchange(requests: readonly string[], deadlineMs: number): Answer[] {
    if (this.isLost) throw new AgentGone('the agent did not answer before');
    try {
      for (const request of requests) this.channel.send(request, deadlineMs);
      return requests.map(() => parseAnswer(this.channel.receive(deadlineMs)));
    } catch (error) {
      this.isLost = true;
      throw error;
    }
  }

  /** Learns anew what the machine has: after a module was loaded, or swap was added. */
  lookAround(): void {
    this.facts = parseFacts(this.call('hello').text);
  }

  /** Whether it still answers. */
  answers(): boolean {
    try {
      this.call('hello');
      return true;
    } catch (error) {
      if (isLost(error)) return false;
      throw error;
    }
  }

  /** Ends it: on this machine, all knobs are put back. */
  end(): void {
    try {
      this.call('restore');
    } catch (error) {
      if (!isLost(error)) throw error;
    } finally {
      this.channel.close();
    }
  }
}

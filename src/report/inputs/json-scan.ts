// SPDX-License-Identifier: GPL-2.0-only
// Where in a JSON text something stands. JSON.parse() does not say, so this runs once it is known that something is wrong.

/** Thrown at the first place where the text is no longer JSON. */
class NotJson extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super('not JSON');
    this.offset = offset;
  }
}

const STRING = /"(?:[^"\\\n\r\t]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const BLANK = /[ \t\r\n]*/y;

/** Walks a JSON text and remembers the offset of every value by its path, as in `memory[0].pages`. */
class JsonScan {
  readonly offsets = new Map<string, number>();
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
    this.value('');
    this.blank();
    if (this.at < text.length) throw new NotJson(this.at);
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return null;
    this.at = pattern.lastIndex;
    return found[0];
  }

  private blank(): void {
    this.match(BLANK);
  }

  /** Takes `character` if it comes next. */
  private take(character: string): boolean {
    this.blank();
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private need(taken: boolean): void {
    if (!taken) throw new NotJson(this.at);
  }

  private value(path: string): void {
    this.blank();
    this.offsets.set(path, this.at);
    if (this.take('{')) this.members(path);
    else if (this.take('[')) this.elements(path);
    else this.need((this.match(STRING) ?? this.match(LITERAL)) !== null);
  }

  private members(path: string): void {
    if (this.take('}')) return;
    do {
      this.blank();
      const name = this.match(STRING);
      this.need(name !== null);
      this.need(this.take(':'));
      this.value(memberPath(path, JSON.parse(name as string) as string));
    } while (this.take(','));
    this.need(this.take('}'));
  }

  private elements(path: string): void {
    if (this.take(']')) return;
    let index = 0;
    do this.value(`${path}[${index++}]`);
    while (this.take(','));
    this.need(this.take(']'));
  }
}

/** The path of a member of the object at `path`. */
export function memberPath(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The line on which the text stops being JSON. */
export function lineOfSyntaxError(text: string): number {
  try {
    new JsonScan(text);
    return 1;
  } catch (error) {
    if (error instanceof NotJson) return lineAt(text, error.offset);
    throw error;
  }
}

/** The line on which the value at `path` begins; for a missing member, that of the nearest value around it. */
export function lineOfPath(text: string, path: string): number {
  const { offsets } = new JsonScan(text);
  let nearest = path;
  while (!offsets.has(nearest)) nearest = nearest.replace(/(?:\.?[^.[\]]*|\[\d+\])$/, '');
  return lineAt(text, offsets.get(nearest) ?? 0);
}

// SPDX-License-Identifier: GPL-2.0-only
// Says what a parsed JSON value must look like, and where it does not.

import { memberPath } from './json-scan';

/** A value of another shape than expected, at `path`. */
export class ShapeError extends Error {
  readonly path: string;
  constructor(path: string, expected: string) {
    super(`${path === '' ? 'this' : path} must be ${expected}`);
    this.path = path;
  }
}

/** Returns the value when it has the shape; throws a ShapeError otherwise. */
export type Shape<T> = (value: unknown, path: string) => T;

type Shapes<T> = { [K in keyof T]: Shape<T[K]> };

export const text: Shape<string> = (value, path) => {
  if (typeof value !== 'string') throw new ShapeError(path, 'a string');
  return value;
};

export const number: Shape<number> = (value, path) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new ShapeError(path, 'a number');
  return value;
};

export const flag: Shape<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new ShapeError(path, 'true or false');
  return value;
};

export const nullable =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value, path) =>
    value === null ? null : shape(value, path);

/** A member that older files do not have. */
export const orElse =
  <T>(shape: Shape<T>, missing: T): Shape<T> =>
  (value, path) =>
    value === undefined ? missing : shape(value, path);

export const list =
  <T>(shape: Shape<T>): Shape<T[]> =>
  (value, path) => {
    if (!Array.isArray(value)) throw new ShapeError(path, 'a list');
    return value.map((element, index) => shape(element, `${path}[${index}]`));
  };

/** A list with at least one element. */
export const someOf =
  <T>(shape: Shape<T>): Shape<T[]> =>
  (value, path) => {
    const elements = list(shape)(value, path);
    if (elements.length === 0) throw new ShapeError(path, 'a list that is not empty');
    return elements;
  };

function members(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ShapeError(path, 'an object');
  return value as Record<string, unknown>;
}

/** An object with any names and values of one shape. */
export const record =
  <T>(shape: Shape<T>): Shape<Record<string, T>> =>
  (value, path) =>
    Object.fromEntries(
      Object.entries(members(value, path)).map(([name, member]) => [name, shape(member, memberPath(path, name))]),
    );

/** An object with these members; others are dropped. */
export const object =
  <T extends object>(shapes: Shapes<T>): Shape<T> =>
  (value, path) => {
    const found = members(value, path);
    const names = Object.keys(shapes) as (keyof T & string)[];
    return Object.fromEntries(names.map((name) => [name, shapes[name](found[name], memberPath(path, name))])) as T;
  };

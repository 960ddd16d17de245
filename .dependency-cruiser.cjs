// SPDX-License-Identifier: GPL-2.0-only
// The layers, as rules: kernel <- mm <- ksm <- machine <- { steps, bench, report, explorer, cli }.
// What mm calls of KSM goes through an interface that mm declares and the machine plugs.

const rooms = ['kernel', 'mm', 'ksm', 'machine'];
const model = `^src/(?:${rooms.join('|')})/`;

/** One rule per room: it may use the rooms before it and itself, and nothing else of this repository. */
const layers = rooms.map((room, i) => ({
  name: `layer-${room}`,
  comment: `src/${room} may import only ${rooms.slice(0, i + 1).join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^(?:src|steps)/', pathNot: `^src/(?:${rooms.slice(0, i + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'syscalls-through-mm',
      comment:
        'System calls reach KSM as mm does, through KsmOperations. Excepted are what is of KSM alone: driving ksmd and ' +
        'its files in /sys (scanner.ts), its files in /proc (proc.ts), and its prctl (prctl.ts).',
      severity: 'error',
      from: { path: '^src/machine/syscalls/', pathNot: '^src/machine/syscalls/(?:scanner|proc|prctl)\\.ts$' },
      to: { path: '^src/ksm/' },
    },
    {
      name: 'src-never-steps',
      comment: 'The steps drive src; src does not know them.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^steps/' },
    },
    {
      name: 'model-stands-alone',
      comment: 'The explorer runs the model in a browser: it imports no npm package and nothing of Node.',
      severity: 'error',
      from: { path: model },
      to: { pathNot: '^(?:src|steps)/' },
    },
    {
      name: 'no-cycles',
      comment: 'No module needs itself at run time, by whatever way round.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-type-cycles-around-the-model',
      comment: 'Types may refer to each other inside one room of the model, as C structures do; nowhere else.',
      severity: 'error',
      from: { path: '^(?:src|steps)/', pathNot: model },
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that cannot be resolved is a missing file or a missing dependency.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'packages-are-listed',
      comment: 'Every npm package that is imported stands in package.json itself.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};

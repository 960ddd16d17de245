// SPDX-License-Identifier: GPL-2.0-only
// The frame that all pages have: one HTML text that needs nothing beside it.

import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { STYLE } from './style';

/** @param body a `<body>` element; @param style what the page needs beyond the style of all pages */
export function htmlPage(title: string, body: JSX.Element, style = ''): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Samepage: ${title}</title>
<style>${STYLE}${style}</style>
</head>
${renderToString(body)}
</html>
`;
}

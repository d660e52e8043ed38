// Colours of code, for the languages that plans are written with.
import type { ElementContent } from 'hast';
import bash from 'highlight.js/lib/languages/bash';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import go from 'highlight.js/lib/languages/go';
import graphql from 'highlight.js/lib/languages/graphql';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import protobuf from 'highlight.js/lib/languages/protobuf';
import python from 'highlight.js/lib/languages/python';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { createLowlight } from 'lowlight';

const lowlight = createLowlight({
  ...{ bash, csharp, css, diff, go, graphql, java, javascript },
  ...{ json, protobuf, python, sql, typescript, xml, yaml },
});

/** Longer code stays plain, in characters. */
const limit = 20_000;

/** The code as text and coloured spans; one plain text where the language is not known. */
export function highlight(language: string, code: string): readonly ElementContent[] {
  if (!lowlight.registered(language) || code.length > limit) return [{ type: 'text', value: code }];
  return lowlight.highlight(language, code).children.filter((child) => child.type !== 'doctype');
}

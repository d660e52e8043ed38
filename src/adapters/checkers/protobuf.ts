// Checks Protocol Buffers. The one file that knows protobufjs.
import protobuf from 'protobufjs';
import { protobufProblems } from './protobufRules.ts';
import { readProto } from './protobufModel.ts';
import { blank } from './snippet.ts';
import { messageOf, verdictOf, type Check } from './verdict.ts';

export const checkProtobuf: Check = (text) => {
  const elided = text.replace(/^[ \t]*(?:\.{3}|…).*$/gm, blank);
  const file = readProto(elided);
  try {
    // Without a syntax it may be a piece: the newer one takes fields without labels.
    const head = file.syntax === '' && !/^\s*(?:optional|required)\s/m.test(elided) ? 'syntax = "proto3"; ' : '';
    protobuf.parse(head + elided, new protobuf.Root(), { keepCase: true });
  } catch (error) {
    const problems = protobufProblems(elided, file);
    const said = messageOf(error);
    const line = / \((?:[^()]*, )?line (\d+)\)$/.exec(said)?.[1];
    const message = said
      .replace(/ \((?:[^()]*, )?line \d+\)$/, '')
      .replace(/illegal (?:token|end of input) 'null'/, 'the text ends too early');
    // Where the library names no line our own reading does, if it sees the same.
    if (line === undefined && problems.length > 0) return verdictOf(problems);
    return verdictOf([{ message, ...(line === undefined ? {} : { line: Number(line) }) }]);
  }
  return verdictOf(protobufProblems(elided, file));
};

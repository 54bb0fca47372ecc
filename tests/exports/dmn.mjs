// DMN files are read by dmn-moddle and their cells evaluated by feelin; the
// answers over a grid of inputs are those of `tiaowen decide`.
// (names that hurt cannot be typed: those tables are asked by reference.mjs).
//   node dmn.mjs FOLDER TIAOWEN TABLES ASKED COMPUTED
// FOLDER/NAME.dmn beside FOLDER/NAME.json; then how many there must be.
import fs from 'node:fs';
import path from 'node:path';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import DmnModdle from 'dmn-moddle';
import { evaluate, unaryTest } from 'feelin';
import { referenceHits } from './reference.mjs';

const [folder, tiaowen, ...least] = process.argv.slice(2);
const value = (result) => (result !== null && typeof result === 'object' && 'value' in result ? result.value : result);
let tables = 0, questions = 0, asked = 0, computed = 0;

// Inputs worth asking: every value named, every threshold and its neighbours.
function grid(rule) {
  const columns = rule.inputs.map((input, i) => {
    if (input.type === 'boolean') return [true, false];
    const cells = rule.rows.map((row) => row.when[i]);
    if (input.type === 'string') return [...new Set([...input.values, '别的'])];
    const numbers = cells.flatMap((cell) => (cell.match(/-?\d+(\.\d+)?/g) ?? []).map(Number));
    if (numbers.length === 0) return [0, 7, 123.5, 4567890]; // only formulas ask for it
    return [...new Set(numbers.flatMap((n) => [n - 1, n - 0.5, n, n + 0.5, n + 1]))];
  });
  return columns.reduce((all, column) => all.flatMap((one) => column.map((v) => [...one, v])), [[]]).slice(0, 500);
}

// The rows that `tiaowen decide` finds, and what its formula comes to.
function decided(file, rule, given) {
  const pairs = Object.entries(given).map(([name, v]) => `${name}=${v}`);
  const { stdout, stderr } = spawnSync(tiaowen, ['decide', '--json', file, rule.id, ...pairs], { encoding: 'utf8' });
  assert.notEqual(stdout, '', stderr);
  const answer = JSON.parse(stdout);
  return { rows: answer.verdict === 'no_row' ? [] : answer.rows.map((row) => row.row), result: answer.result ?? null };
}

for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.dmn'))) {
  const record = JSON.parse(fs.readFileSync(path.join(folder, file.replace(/\.dmn$/, '.json')), 'utf8'));
  const { rootElement, warnings } = await new DmnModdle().fromXML(fs.readFileSync(path.join(folder, file), 'utf8'));
  assert.deepEqual(warnings, [], file);
  const decisions = (rootElement.drgElement ?? []).filter((e) => e.$type === 'dmn:Decision');
  const omitted = (rootElement.extensionElements?.values ?? [])
    .filter((e) => e.$type.endsWith('notExported')).map((e) => e.rule.split(' ')[0]);
  const exported = decisions.map((d) => d.id);
  assert.deepEqual([...exported, ...omitted].sort(), record.rules.map((r) => r.id).sort(), `${file}: every rule is exported or listed`);

  const shapes = new Set(rootElement.dmnDI?.diagrams?.[0]?.diagramElements?.map((e) => e.dmnElementRef?.id));
  for (const element of rootElement.drgElement ?? []) assert.ok(shapes.has(element.id), `${file}: ${element.id} has a shape`);

  for (const decision of decisions) {
    const rule = record.rules.find((r) => r.id === decision.id);
    const table = decision.decisionLogic;
    assert.equal(decision.label.replaceAll('\uFFFD', ''), rule.name.replace(/[\u0000-\u0008\uFFFE]/g, '').replace(/\r\n/g, '\r\n'), file);
    assert.equal(table.rule.length, rule.rows.length);
    table.input.forEach((input, i) => assert.equal(input.inputExpression.typeRef, rule.inputs[i].type));
    ++tables;
    const spoken = !/^(hostile|incomplete)_/.test(file) && rule.inputs.every((input) => !/[=\s]/.test(input.name));
    const formulas = rule.rows.flatMap((row) => (row.formula ?? '').match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [])
      .filter((name) => !['min', 'max', 'floor', 'ceiling'].includes(name) && !rule.inputs.some((input) => input.name === name));
    const extra = Object.fromEntries(formulas.map((name) => [name, 1234]));
    for (const inputs of grid(rule)) {
      // Read through the names, as an engine does: a bad name gives null.
      const context = { ...extra, ...Object.fromEntries(table.input.map((input, i) => [input.inputExpression.text, inputs[i]])) };
      const hits = table.rule.map((row, i) => i + 1).filter((number) => table.rule[number - 1].inputEntry.every((entry, i) => {
        const given = value(evaluate(table.input[i].inputExpression.text, context));
        assert.deepEqual(given, inputs[i], `${file}: ${table.input[i].inputExpression.text} is no name`);
        return value(unaryTest(entry.text, { ...context, '?': given })) === true;
      }));
      const place = `${file} ${decision.id} ${JSON.stringify(inputs)}`;
      const figures = (number, formula) => table.rule[number - 1].outputEntry
        .filter((_, i) => table.output[i].id.endsWith('_formula') === formula)
        .map((entry) => value(evaluate(entry.text, context))).map((figure) => (figure === null ? null : Number(figure)));
      assert.deepEqual(hits.map((number) => figures(number, false)),
        referenceHits(rule, inputs, table.output.filter((o) => !o.id.endsWith('_formula')).length), place);
      if (spoken) {
        const answer = decided(path.join(folder, file.replace(/\.dmn$/, '.json')), rule,
          { ...extra, ...Object.fromEntries(rule.inputs.map((input, i) => [input.name, inputs[i]])) });
        assert.deepEqual(hits, answer.rows, place);
        const [result] = hits.length === 1 ? figures(hits[0], true) : [];
        if (result !== undefined && result !== null) {
          assert.ok(Math.abs(result - Number(answer.result)) < 1e-6, `${place}: ${result} and ${answer.result}`);
          ++computed;
        }
        ++asked;
      }
      ++questions;
    }
  }
}
[tables, asked, computed].forEach((count, i) => assert.ok(count >= Number(least[i])));
console.log(`dmn: ${tables} tables, ${questions} questions answered alike, ${asked} of them by tiaowen decide, ${computed} by a formula`);

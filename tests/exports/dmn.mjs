// DMN files are read by dmn-moddle and their cells evaluated by feelin; the
// answers over a grid of inputs are those of `tiaowen decide`.
//   node dmn.mjs FOLDER      FOLDER/NAME.dmn beside FOLDER/NAME.json
import fs from 'node:fs';
import path from 'node:path';
import assert from 'node:assert/strict';
import DmnModdle from 'dmn-moddle';
import { evaluate, unaryTest } from 'feelin';
import { referenceHits } from './reference.mjs';

const folder = process.argv[2];
const value = (result) => (result !== null && typeof result === 'object' && 'value' in result ? result.value : result);
let tables = 0, questions = 0;

// Inputs worth asking: every value named, every threshold and its neighbours.
function grid(rule) {
  const columns = rule.inputs.map((input, i) => {
    if (input.type === 'boolean') return [true, false];
    const cells = rule.rows.map((row) => row.when[i]);
    if (input.type === 'string') return [...new Set([...input.values, '别的'])];
    const numbers = cells.flatMap((cell) => (cell.match(/-?\d+(\.\d+)?/g) ?? []).map(Number));
    return [...new Set(numbers.flatMap((n) => [n - 1, n - 0.5, n, n + 0.5, n + 1]))];
  });
  return columns.reduce((all, column) => all.flatMap((one) => column.map((v) => [...one, v])), [[]]).slice(0, 500);
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
    for (const inputs of grid(rule)) {
      // Read through the names, as an engine does: a bad name gives null.
      const context = Object.fromEntries(table.input.map((input, i) => [input.inputExpression.text, inputs[i]]));
      const hits = table.rule.filter((row) => row.inputEntry.every((entry, i) => {
        const given = value(evaluate(table.input[i].inputExpression.text, context));
        assert.deepEqual(given, inputs[i], `${file}: ${table.input[i].inputExpression.text} is no name`);
        return value(unaryTest(entry.text, { ...context, '?': given })) === true;
      })).map((row) => row.outputEntry.map((entry) => {
        const figure = value(evaluate(entry.text, context));
        return figure === null ? null : Number(figure);
      }));
      assert.deepEqual(hits, referenceHits(rule, inputs, table.output.length), `${file} ${decision.id} ${JSON.stringify(inputs)}`);
      ++questions;
    }
  }
}
assert.ok(tables > 5);
console.log(`dmn: ${tables} tables, ${questions} questions answered alike`);

// The figures, orders and dates of the texts beside the repository, as other
// programs read them from the exports.
//   node seeds.mjs FOLDER      FOLDER/000_….dmn and so on
import fs from 'node:fs';
import path from 'node:path';
import assert from 'node:assert/strict';
import BpmnModdle from 'bpmn-moddle';
import DmnModdle from 'dmn-moddle';
import ICAL from 'ical.js';
import { evaluate, unaryTest } from 'feelin';

const folder = process.argv[2];
const read = (start, ext) => {
  const name = fs.readdirSync(folder).find((file) => file.startsWith(start) && file.endsWith(ext));
  return fs.readFileSync(path.join(folder, name), 'utf8');
};
const value = (result) => (result !== null && typeof result === 'object' && 'value' in result ? result.value : result);

async function answers(start, input) {
  const { rootElement } = await new DmnModdle().fromXML(read(start, '.dmn'));
  const tables = rootElement.drgElement.filter((e) => e.$type === 'dmn:Decision').map((d) => d.decisionLogic);
  const type = typeof input === 'number' ? 'number' : 'string';
  const figures = [];
  for (const table of tables) {
    for (const row of table.rule) {
      // One input is asked about, the others are not.
      const asked = row.inputEntry.map((entry, i) => i).filter((i) => row.inputEntry[i].text !== '-');
      const [column] = asked;
      if (asked.length !== 1 || table.input[column].inputExpression.typeRef !== type) continue;
      if (value(unaryTest(row.inputEntry[column].text, { '?': input })) !== true) continue;
      figures.push(Number(value(evaluate(row.outputEntry[0].text, {}))));
    }
  }
  return figures;
}

assert.ok((await answers('000', '省级')).includes(300000));
assert.ok((await answers('000', '市级')).includes(100000));
assert.deepEqual(await answers('000', '国家级'), []);
for (const [score, figure] of [[100, 5e7], [80, 5e7], [79.5, 2.5e7], [60, 2.5e7], [59.9, 0]]) {
  assert.ok((await answers('003', score)).includes(figure), `${score} gives ${figure}`);
}
for (const [grade, share] of [['优秀', 0.5], ['合格', 0.2], ['不合格', 0]]) {
  assert.ok((await answers('003', grade)).includes(share), grade);
}

const { rootElement } = await new BpmnModdle().fromXML(read('001', '.bpmn'));
const process1 = rootElement.rootElements.find((e) => e.$type === 'bpmn:Process');
const order = [];
for (let node = process1.flowElements.find((e) => e.$type === 'bpmn:StartEvent'); node.outgoing?.length; node = (node.outgoing.find((f) => node.default === f) ?? node.outgoing[0]).targetRef) {
  if (node.$type === 'bpmn:UserTask' && !node.name.startsWith('审批：')) order.push(node.name);
}
assert.deepEqual(order, ['把握方向', '项目申报', '评审论证', '项目审定', '预算安排', '绩效评价']);

// The urgent way past them: asked for first of all, approved, then done.
const start = process1.flowElements.find((e) => e.$type === 'bpmn:StartEvent');
const fork = start.outgoing[0].targetRef;
assert.equal(fork.$type, 'bpmn:ExclusiveGateway');
assert.equal(fork.outgoing.length, 2);
const urgent = fork.outgoing.find((f) => f !== fork.default);
assert.equal(urgent.name, '应急项目或特别重大项目');
const way = [];
for (let node = urgent.targetRef; node.$type === 'bpmn:UserTask'; node = node.outgoing[0].targetRef) way.push(node.name);
assert.deepEqual(way, ['提出申请', '审批：提出申请', '组织实施']);

const record = JSON.parse(read('002', '.json'));
const mentions = new Map(record.mentions.map((m) => [m.id, m]));
const listed = record.obligations.filter((o) => o.source === 'table');
assert.equal(listed.length, 38);
const todos = new ICAL.Component(ICAL.parse(read('002', '.ics'))).getAllSubcomponents('vtodo');
const days = todos.map((t) => t.getFirstPropertyValue('due')?.toString()).filter(Boolean);
for (const time of listed.flatMap((o) => o.due).map((id) => mentions.get(id).value)) {
  if (time.due?.length === 10) assert.ok(days.includes(time.due), time.due);
}
const rows = read('002', '.csv').split('\r\n');
const actions = listed.map((o) => [...record.text].slice(...o.action).join(''));
for (const action of actions) assert.ok(rows.join('\n').includes(action.split(/[\n",]/)[0]), action);
console.log('seeds: figures, stages and the list of 38 tasks are those of the texts');

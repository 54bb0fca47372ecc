// BPMN files are read by bpmn-moddle, linted by bpmnlint and run to their end
// by bpmn-engine on every branch.
//   node bpmn.mjs FOLDER PROCESSES BRANCHES
// FOLDER/NAME.bpmn beside FOLDER/NAME.json; then how many there must be.
import fs from 'node:fs';
import path from 'node:path';
import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import BpmnModdle from 'bpmn-moddle';
import { Engine } from 'bpmn-engine';
import { evaluate } from 'feelin';

const require = createRequire(import.meta.url);
const Linter = require('bpmnlint/lib/linter');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');

const [folder, ...least] = process.argv.slice(2);
let processes = 0, runs = 0, branchesSeen = 0;

// Conditions are FEEL. The one named holds when it is asked first and no more
// afterwards, so that a way back is taken once.
function scriptsFor(name, asked) {
  return {
    register() {},
    getScript(language, { behaviour }) {
      const body = behaviour.conditionExpression.body;
      assert.equal(language, 'https://www.omg.org/spec/DMN/20191111/FEEL/');
      return {
        execute(scope, callback) {
          const holds = body === name && !asked.has(name);
          asked.add(body);
          const result = evaluate(body, { [body]: holds });
          callback(null, (result?.value ?? result) === true);
        },
      };
    },
  };
}

// A wait is over at once; a limit never runs out.
const timers = {
  executing: [],
  register(owner) {
    const waits = owner.type === 'bpmn:IntermediateCatchEvent';
    return { setTimeout: (callback) => { if (waits) setImmediate(callback); return {}; }, clearTimeout() {} };
  },
  setTimeout() { return {}; },
  clearTimeout() {},
};

async function run(source, name) {
  const asked = new Set();
  const engine = new Engine({ name: 'exports', source, scripts: scriptsFor(name, asked), timers });
  const listener = new EventEmitter();
  const done = [];
  listener.on('activity.wait', (api) => setImmediate(() => api.signal()));
  listener.on('activity.end', (api) => { if (api.type === 'bpmn:UserTask') done.push(api.id); });
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('the process comes to no end')), 120000); });
  try {
    await Promise.race([late, new Promise((resolve, reject) => {
      engine.execute({ listener }, (error) => (error ? reject(error) : resolve()));
    })]);
  } finally {
    clearTimeout(timer);
  }
  ++runs;
  if (name !== undefined) assert.ok(asked.has(name), `${name} is asked`);
  return done;
}

for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.bpmn'))) {
  const source = fs.readFileSync(path.join(folder, file), 'utf8');
  const record = JSON.parse(fs.readFileSync(path.join(folder, file.replace(/\.bpmn$/, '.json')), 'utf8'));
  const moddle = new BpmnModdle();
  const { rootElement, warnings } = await moddle.fromXML(source);
  assert.deepEqual(warnings, [], file);
  const flows = (rootElement.rootElements ?? []).filter((e) => e.$type === 'bpmn:Process');
  // Another way past a procedure is drawn as a part of it.
  const drawn = record.workflows.filter((w) => w.instead_of === null);
  assert.equal(flows.length, drawn.length, file);
  if (flows.length === 0) continue;

  const linter = new Linter({ config: { extends: 'bpmnlint:recommended' }, resolver: new NodeResolver() });
  assert.deepEqual(await linter.lint(rootElement), {}, `${file}: lint`);

  flows.forEach((flow, i) => {
    const tasks = flow.flowElements.filter((e) => e.$type === 'bpmn:UserTask' && !e.name.startsWith('审批：'));
    const ways = [drawn[i], ...record.workflows.filter((w) => w.instead_of === drawn[i].id)];
    const steps = ways.flatMap((w) => w.steps);
    const branches = steps.flatMap((step) => step.branches);
    assert.equal(tasks.length, steps.length + branches.filter((b) => b.action !== null).length, file);
    branchesSeen += branches.length + ways.length - 1;
    // Each case that leaves the usual way is asked about in the document's words.
    const asked = flow.flowElements.filter((e) => e.$type === 'bpmn:SequenceFlow').map((e) => e.name);
    const quote = ([begin, end]) => [...record.text].slice(begin, end).join('').slice(0, 20);
    [...branches, ...ways.slice(1)].filter((b) => b.condition).forEach((b) =>
      assert.ok(asked.some((name) => name?.replace(/\s/g, '').startsWith(quote(b.condition).replace(/\s/g, '').slice(0, 8))), `${file}: ${quote(b.condition)}`));
    tasks.forEach((task) => assert.ok(task.documentation[0].text.length > 0, `${file}: ${task.id} quotes the text`));
    const inLanes = new Set(flow.laneSets[0].lanes.flatMap((lane) => lane.flowNodeRef.map((node) => node.id)));
    flow.flowElements.filter((e) => e.$type !== 'bpmn:SequenceFlow').forEach((e) => assert.ok(inLanes.has(e.id), `${file}: ${e.id} has a lane`));
    ++processes;
  });

  const all = flows.flatMap((flow) => flow.flowElements);
  const names = [...new Set(all.filter((e) => e.conditionExpression).map((e) => e.conditionExpression.body))];
  const visited = new Set();
  const plain = await run(source);
  for (const name of [undefined, ...names]) (await run(source, name)).forEach((id) => visited.add(id));
  const tasks = all.filter((e) => e.$type === 'bpmn:UserTask').map((e) => e.id);
  assert.deepEqual(tasks.filter((id) => !visited.has(id)), [], `${file}: every task is done on some branch`);
  if (names.length === 0) {
    assert.deepEqual([...plain].sort(), [...tasks].sort(), `${file}: every task is done once`);
  }
}
[processes, branchesSeen].forEach((count, i) => assert.ok(count >= Number(least[i])));
console.log(`bpmn: ${processes} processes, ${branchesSeen} branches, ${runs} runs to their end`);

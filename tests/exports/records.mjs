// Makes the records that the corpus does not have: names that hurt, ways that
// part, a thousand tasks, no rules at all.
//   node records.mjs CORPUS FOLDER
import fs from 'node:fs';
import path from 'node:path';

const [corpus, folder] = process.argv.slice(2);
const read = (name) => JSON.parse(fs.readFileSync(path.join(corpus, name, 'record.json'), 'utf8'));
const write = (name, record) => {
  record.source.path = name;
  fs.writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(record));
};

const hurtful = [
  ']]><x a="1">&amp;\u0001\u0008\r\n\t"quoted" \'single\' \\ back',
  '级别(含)-等级/档次*',
  'true',
  '3年以上',
  '很长的名称'.repeat(400),
  '𠮷野家 😀 ﻿零宽',
];

// Names are free text in a record: each of them becomes one that hurts.
const hostile = read('subsidy_measure');
hostile.rules.forEach((rule, i) => {
  rule.name = hurtful[i % hurtful.length];
  rule.output.name = hurtful[(i + 1) % hurtful.length];
  rule.inputs.forEach((input, j) => { input.name = hurtful[(i + j) % hurtful.length]; });
});
const notice = read('application_notice');
hostile.metadata.title = hurtful[0];
write('hostile_rules', hostile);

notice.rules.push({ ...notice.rules[0], id: 'r2', name: '没有行', rows: [] });
notice.rules.push({
  ...notice.rules[0], id: 'r3', name: '坏的单元格',
  rows: [{ ...notice.rules[0].rows[0], when: ['"省级'] }],
});
notice.rules.push({
  ...notice.rules[0], id: 'r4', name: '未写数额',
  rows: notice.rules[0].rows.map((row, i) => ({ ...row, then: i === 0 ? null : row.then })),
});
notice.rules.push({
  ...notice.rules[0], id: 'r5', name: '区间',
  rows: notice.rules[0].rows.map((row, i) => (i === 0 ? { ...row, then: { min: '30000', max: '80000' } } : row)),
});
notice.workflows[0].steps.forEach((step, i) => { step.name = hurtful[i % hurtful.length]; });
write('incomplete_rules', notice);

// An urgent way past the reviews, one that leads back, two ways in.
const ways = read('application_notice');
const [filed, checked, reviewed, shown, paid] = ways.workflows[0].steps;
filed.next = [2, 5];
paid.condition = [0, 6];
reviewed.next = [4, 2];
checked.condition = [7, 12];
shown.next = [5];
write('ways', ways);

// Every step leads on to another.
const endless = read('staged_opinion');
endless.workflows[0].steps.at(-1).next = [1];
write('endless', endless);

const bare = read('budget_statement');
write('bare', bare);

const lines = [];
for (let i = 1; i <= 1000; ++i) {
  lines.push(`第${i}条 市财政局负责在${2025 + (i % 5)}年${1 + (i % 12)}月底前完成第${i}批资金核拨<&]]>。`);
}
fs.writeFileSync(path.join(folder, 'thousand.txt'), lines.join('\r\n'));

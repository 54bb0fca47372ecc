// iCalendar files are read by ical.js and their recurrences expanded by rrule.
//   node calendar.mjs FOLDER TASKS
// FOLDER/NAME.ics beside FOLDER/NAME.json; then how many there must be.
import fs from 'node:fs';
import path from 'node:path';
import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import rrule from 'rrule';

const [folder, least] = process.argv.slice(2);
const tasks = ['duty', 'target', 'award', 'encourage'];
let todos = 0, recurring = 0;

for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.ics'))) {
  const text = fs.readFileSync(path.join(folder, file), 'utf8');
  const record = JSON.parse(fs.readFileSync(path.join(folder, file.replace(/\.ics$/, '.json')), 'utf8'));
  assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75), `${file}: lines of 75 bytes`);
  assert.ok(!/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text), `${file}: no control characters`);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const found = calendar.getAllSubcomponents('vtodo');
  const mentions = new Map(record.mentions.map((m) => [m.id, m]));
  const expected = record.obligations.filter((o) => tasks.includes(o.modality))
    .flatMap((o) => o.due.map((id) => ({ obligation: o, time: mentions.get(id) })));
  assert.equal(found.length, expected.length, `${file}: a VTODO for each time`);
  assert.equal(new Set(found.map((t) => t.getFirstPropertyValue('uid'))).size, found.length, `${file}: UIDs differ`);
  found.forEach((todo, i) => {
    const { obligation, time } = expected[i];
    const due = todo.getFirstPropertyValue('due');
    const rule = todo.getFirstPropertyValue('rrule');
    if (time.value.recurrence) {
      const start = todo.getFirstPropertyValue('dtstart');
      const given = rrule.RRule.fromString(`DTSTART:${start.toString().replace(/[-:]/g, '')}Z\nRRULE:${time.value.recurrence}`);
      const days = given.all((_, n) => n < 4).map((day) => day.toISOString().slice(0, 10));
      const own = [];
      const iterator = rule.iterator(start);
      while (own.length < 4) own.push(iterator.next().toString().slice(0, 10));
      assert.deepEqual(own, days, file);
      assert.equal(days[0], start.toString().slice(0, 10), `${file}: DTSTART is the first day`);
      assert.equal(due.toString().slice(0, 10), days[0], file);
      ++recurring;
    } else if (time.value.due?.length === 10) {
      assert.equal(due.toString(), time.value.due, file);
    } else {
      assert.equal(due, null, file);
    }
    const people = todo.getAllProperties('attendee');
    const named = (role) => people.filter((p) => p.getParameter('role') === role).map((p) => p.getParameter('cn'));
    const names = (ids) => [...new Set(ids.map((id) => mentions.get(id).value.name))];
    assert.deepEqual(named('CHAIR'), names(obligation.leads), file);
    assert.deepEqual(named('REQ-PARTICIPANT'), names(obligation.supports), file);
    ++todos;
  });
}
assert.ok(todos >= Number(least));
console.log(`ics: ${todos} tasks, ${recurring} of them recurring`);
